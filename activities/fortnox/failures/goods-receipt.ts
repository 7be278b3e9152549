import { type FailureRule, places } from './rule';

/** What stops goods received in Andersson from entering stock in Fortnox (R3.2, R3.3). */
export const goodsReceiptRules = {
  receiptTooEarly: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Godset är mottaget innan inköpet fick status inköpt. Skriv ut, skicka eller mejla inköpet först.',
    en: 'The goods were received before the purchase got the status inköpt (ordered). Print, send or mail the purchase first.',
    where: places.purchase,
  },
  secondReceipt: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Inköpet är redan inlevererat, och ett inköp inlevereras en gång. Lägg det som kom senare på ett nytt inköp.',
    en: 'Goods of the purchase were received before, and a purchase is received once. Put what came later on a new purchase.',
    where: places.receipt,
  },
  receiptEmpty: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Inleveransen har ingen rad med ett antal över noll. Ange vad som kom, eller ta bort inleveransen.',
    en: 'The receipt has no row with a quantity above zero. Enter what came, or delete the receipt.',
    where: places.receipt,
  },
  receiptExceedsOrder: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Mer är mottaget än beställt på raden. Rätta antalet i inleveransen, eller på inköpet om det ska vara så.',
    en: 'More was received than ordered on the row. Correct the quantity of the receipt, or that of the purchase if it is to be so.',
    where: places.receipt,
  },
  receiptDateFuture: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Inleveransens datum ligger i framtiden, och Fortnox tar inte emot gods i förväg. Rätta datumet.',
    en: "The receipt's date lies in the future, and Fortnox takes no goods in advance. Correct the date.",
    where: places.receipt,
  },
  costMissing: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Priset saknas eller är noll på en mottagen rad, och lagrets värde får inte gissas. Ange det mottagna priset, eller säg med skip att godset var gratis.',
    en: 'The price of a received row is missing or zero, and the value of stock must not be guessed. Enter the received price, or say with skip that the goods were free of charge.',
    where: places.receipt,
    skipIf: {
      sv: 'Var raderna gratis, så att de ska in i lagret till priset 0',
      en: 'If the rows were free of charge and are to go into stock at price 0',
    },
  },
  inboundDiffers: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Inleveransen är redan klarmarkerad i Fortnox med annat innehåll, och kan inte ändras där. Jämför den med Andersson.',
    en: 'The inbound document is already released in Fortnox and holds something else; it cannot be changed there. Compare it with Andersson.',
    where: places.stockDocuments,
  },
  inboundVoided: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Inleveransen är makulerad i Fortnox, så varorna finns inte i lagret där. Avgör om den ska göras om.',
    en: 'The inbound document is voided in Fortnox, so that the goods are not in its stock. Decide whether it is to be made again.',
    where: places.stockDocuments,
  },
} as const satisfies Record<string, FailureRule>;
