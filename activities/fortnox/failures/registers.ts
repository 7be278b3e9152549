import { type FailureRule, places } from './rule';

/** What a register's sync finds missing in Fortnox, or cannot write there (R0.7, R1.3, R1.4). */
export const registerRules = {
  currencyUnknown: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Valutan finns inte i Fortnox. Lägg upp den där, eller byt valuta i Andersson.',
    en: 'The currency does not exist in Fortnox. Add it there, or change the currency in Andersson.',
    where: { sv: 'Fortnox → Inställningar → Valutor', en: 'Fortnox → Inställningar (settings) → Valutor (currencies)' },
  },
  mainSupplierMissing: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Artikelns huvudleverantör finns inte i Fortnox. Lägg upp leverantören där med samma nummer, eller byt huvudleverantör i Andersson.',
    en: "The article's main supplier does not exist in Fortnox. Add the supplier there under the same number, or change the main supplier in Andersson.",
    where: places.suppliers,
  },
  priceListMissing: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Prislista A finns inte i Fortnox, och utpriser förs över dit. Lägg upp en prislista med koden A.',
    en: 'Price list A does not exist in Fortnox, and sales prices are transferred to it. Add a price list with the code A.',
    where: { sv: 'Fortnox → Register → Prislistor', en: 'Fortnox → Register → Prislistor (price lists)' },
  },
  costBelowItsParts: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Kostnaden i Andersson är lägre än frakt och övriga kostnader som artikeln har i Fortnox. Rätta kostnaden i Andersson, eller de andra kostnaderna i Fortnox.',
    en: 'The cost in Andersson is lower than the freight and other costs that the article has in Fortnox. Correct the cost in Andersson, or the other costs in Fortnox.',
    where: places.anderssonRecord,
  },
} as const satisfies Record<string, FailureRule>;
