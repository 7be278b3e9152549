import { type FailureRule, places } from './rule';

/** What stops the supplier invoice of received goods (R3.3). */
export const supplierInvoiceRules = {
  accountMissing: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Inköpskonto saknas: varken artikeln, leverantören eller integrationens inställningar har något. Ange det på artikeln.',
    en: "There is no purchase account: neither the article, the supplier nor the integration's settings have one. Enter it on the article.",
    where: places.articles,
  },
  accountUnknown: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Kontot finns inte i Fortnox, eller är inaktivt. Lägg upp eller aktivera det i kontoplanen, eller byt konto på artikeln eller leverantören.',
    en: 'The account does not exist in Fortnox, or is inactive. Add or activate it in the chart of accounts, or change the account of the article or supplier.',
    where: { sv: 'Fortnox → Register → Kontoplan', en: 'Fortnox → Register → Kontoplan (chart of accounts)' },
  },
  vatTypeMissing: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Leverantörens momstyp saknas i Fortnox, eller är en som integrationen inte känner till. Ange den på leverantören, eller en gemensam i integrationens inställningar.',
    en: "The VAT type of the supplier is missing in Fortnox, or one that the integration does not know. Enter it on the supplier, or a common one in the integration's settings.",
    where: places.suppliers,
  },
  paymentTermsUnclear: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Betalningsvillkorets beskrivning i Fortnox säger inte säkert när leverantörsfakturan förfaller. Skriv den till exempel "30 dagar netto", eller välj ett annat villkor på leverantören. Annars: skapa fakturan för hand i Fortnox och ange den med useExisting.',
    en: 'The description of the terms of payment in Fortnox is not sure to say when the supplier invoice falls due. Write it as "30 dagar netto", for example, or choose other terms on the supplier. Otherwise make the invoice by hand in Fortnox and give it with useExisting.',
    where: places.paymentTerms,
  },
  reverseVatAccountMissing: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Förvalt konto för omvänd moms saknas i Fortnox. Ange det bland de förvalda kontona.',
    en: 'Fortnox has no default account for reverse VAT. Enter it among the default accounts.',
    where: {
      sv: 'Fortnox → Inställningar → Bokföring → Förvalda konton',
      en: 'Fortnox → Inställningar (settings) → Bokföring (accounting) → Förvalda konton (default accounts)',
    },
  },
  invoiceUnbalanced: {
    retry: false,
    actor: 'developer',
    sv: 'Leverantörsfakturan går inte jämnt ut: rader, moms och avrundning ger inte totalen. Det är ett fel i integrationen: anmäl det till supporten.',
    en: 'The supplier invoice does not balance: rows, VAT and rounding do not make the total. This is a fault of the integration: report it.',
    where: places.support,
  },
  invoiceBooked: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Leverantörsfakturan är bokförd i Fortnox och kan inte ändras. Rätta den där med en kreditfaktura.',
    en: 'The supplier invoice is booked in Fortnox and cannot be changed. Correct it there with a credit invoice.',
    where: places.supplierInvoices,
  },
  supplierInvoiceVoided: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Leverantörsfakturan är makulerad i Fortnox. Avgör om den ska göras om, eller om en annan faktura gäller.',
    en: 'The supplier invoice is cancelled in Fortnox. Decide whether it is to be made again, or whether another invoice stands.',
    where: places.supplierInvoices,
  },
  invoiceRenumbered: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Svaret uteblev när fakturan skapades, och ingen faktura har det numret, men en av samma leverantör har samma datum och belopp eller samma kommentar. Är det den, ange den med useExisting: annars kunde den betalas två gånger. Är det en annan, skapa inköpets faktura för hand i Fortnox och ange den med useExisting, eller tryck skip om inköpet ska vara utan.',
    en: 'The answer was lost when the invoice was made, and no invoice has that number, but one of the same supplier has the same date and sum, or the same comment. If it is that one, give it with useExisting: otherwise it might be paid twice. If it is another, make the invoice of the purchase by hand in Fortnox and give it with useExisting, or press skip if there is to be none.',
    where: places.supplierInvoices,
  },
  wrongInvoice: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Leverantörsfakturan som angavs finns inte i Fortnox, eller är makulerad. Ange en annan.',
    en: 'The supplier invoice that was given does not exist in Fortnox, or is cancelled. Give another.',
    where: places.supplierInvoices,
  },
} as const satisfies Record<string, FailureRule>;
