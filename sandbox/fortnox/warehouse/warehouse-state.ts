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
