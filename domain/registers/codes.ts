import type { Reference } from './register';

/** Units that articles have. */
export const units: Reference = {
  label: { sv: 'Enheten', en: 'The unit' },
  fortnox: { collection: 'units', single: 'Unit', list: 'Units', key: 'Code', missing: 'unitMissing' },
  andersson: { table: 'unit', key: 'code', mayBeUnmapped: true },
};

/** Currencies, by their ISO codes. */
export const currencies: Reference = {
  label: { sv: 'Valutan', en: 'The currency' },
  fortnox: {
    collection: 'currencies',
    single: 'Currency',
    list: 'Currencies',
    key: 'Code',
    missing: 'currencyUnknown',
  },
  andersson: null,
};
