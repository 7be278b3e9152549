import { z } from 'zod';
import { type StatePart, statePart } from '../state/state-part';

/** The company's licences and rights for the warehouse, and what its service has done to the world. */
export interface WarehouseState {
  /** Lager is activated; false: no licence, or nobody has switched it on. */
  activated: boolean;
  /** The dearer licence that purchase orders need. */
  lagerPlus: boolean;
  /** The connected user may write in the warehouse; reading always works. */
  rights: boolean;
  /** Mails to suppliers so far: a mirror that stays silent leaves 0 here. */
  emailsSent: number;
}

/** A company with everything switched on. */
export function createWarehouseState(): WarehouseState {
  return { activated: true, lagerPlus: true, rights: true, emailsSent: 0 };
}

const savedLicences: z.ZodType<WarehouseState> = z.strictObject({
  activated: z.boolean(),
  lagerPlus: z.boolean(),
  rights: z.boolean(),
  emailsSent: z.number().int().min(0),
});

/** Licences, rights and mails as they are saved and loaded. */
export function licencesPart(warehouse: WarehouseState): StatePart {
  return statePart({
    schema: savedLicences,
    save: () => {
      const { activated, lagerPlus, rights, emailsSent } = warehouse;
      return { activated, lagerPlus, rights, emailsSent };
    },
    load: (saved) => {
      Object.assign(warehouse, saved);
    },
  });
}
