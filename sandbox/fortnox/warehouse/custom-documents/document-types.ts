import { z } from 'zod';
import { warehouseCodes } from '../../http/warehouse-errors';
import { type StatePart, statePart } from '../../state/state-part';
import { refuse } from '../common/warehouse-problem';
import type { Category } from './custom-document';

/** Fortnox's own documents have these names; of the sheet's list those that the letters of a type can spell. */
const reservedNames = new Set([
  ...['ARTICLEPRODUCTION', 'ARTIKELPRODUKTION', 'CUSTOMERINVOICE', 'CUSTOMERORDER', 'DELIVERYNOTE', 'FAKTURA'],
  ...['INVENTERING', 'INVENTORY', 'INVOICE', 'ITEMPRODUCTION', 'KREDITFAKTURA', 'KREDITORDER', 'KUNDFAKTURA'],
  ...['KUNDORDER', 'LAGERFLYTT', 'LEGACYINTEGRATIONIN', 'LEGACYINTEGRATIONOUT', 'LEVFAKTURA', 'MANUALDELIVERY'],
  ...['MANUALINBOUND', 'MANUALINBOUNDDELIVERY', 'MANUALOUTBOUND', 'MANUALOUTBOUNDDELIVERY', 'MANUELLINLEVERANS'],
  ...['MANUELLLEVERANS', 'MANUELLUTLEVERANS', 'NEGATIVEOPENINGBALANCES', 'ORDER', 'PLOCKLISTA'],
  ...['POSITIVEOPENINGBALANCES', 'PRODUCTION', 'PRODUKTION', 'PURCHASE', 'PURCHASEORDER', 'STOCKTAKING'],
  ...['STOCKTAKINGDEVIATION', 'STOCKTRANSFER', 'SUPINVOICE', 'SUPPLIERINVOICE'],
]);

/** A type as the API shows it. */
export interface DocumentType {
  readonly category: Category;
  readonly referenceType: string;
}

/** The types that documents have been given, each for one category, for good. */
export interface DocumentTypes {
  /** Oldest first. */
  all(): readonly DocumentType[];
  find(type: string): DocumentType | undefined;
  /** Refuses a name of Fortnox's own, and one that the other category has; `type` is in upper case. */
  check(type: string, category: Category): void;
  /** Notes a type that was checked; false: it was there. */
  register(type: string, category: Category): boolean;
  /** All of them, as they are saved and loaded. */
  readonly state: StatePart;
}

const savedTypes: z.ZodType<readonly DocumentType[]> = z.array(
  z.strictObject({ category: z.enum(['INBOUND', 'OUTBOUND']), referenceType: z.string() }),
);

/** A company without custom documents. */
export function createDocumentTypes(): DocumentTypes {
  const types = new Map<string, DocumentType>();
  return {
    all: () => [...types.values()],
    find: (type) => types.get(type),
    check(type, category) {
      if (reservedNames.has(type.replace(/[-_]/g, ''))) {
        refuse(warehouseCodes.typeNotAllowed, `Dokumenttypen ${type} är reserverad.`);
      }
      if ((types.get(type)?.category ?? category) !== category) {
        refuse(warehouseCodes.otherCategory, `Dokumenttypen ${type} hör till den andra kategorin.`);
      }
    },
    register(type, category) {
      const isNew = !types.has(type);
      if (isNew) types.set(type, { category, referenceType: type });
      return isNew;
    },
    state: statePart({
      schema: savedTypes,
      save: () => [...types.values()],
      load(saved) {
        types.clear();
        for (const type of saved) types.set(type.referenceType, type);
      },
    }),
  };
}
