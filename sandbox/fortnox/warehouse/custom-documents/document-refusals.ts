import { type WarehouseCode, warehouseCodes } from '../../http/warehouse-errors';
import type { Switches } from '../../switches';
import { refuse } from '../common/warehouse-problem';

/** What is wrong with a custom document, by the code of manual documents and by an invented one. */
const codes = {
  voided: [warehouseCodes.documentVoided, warehouseCodes.customVoided],
  released: [warehouseCodes.documentReleased, warehouseCodes.customReleased],
  dateInFuture: [warehouseCodes.dateInFuture, warehouseCodes.customInFuture],
  periodLocked: [warehouseCodes.periodLocked, warehouseCodes.customPeriodLocked],
  linkedOutbound: [warehouseCodes.linkedOutbound, warehouseCodes.customLinkedOutbound],
} as const satisfies Readonly<Record<string, readonly [WarehouseCode, WarehouseCode]>>;

/** Refuses with the code that the switch says. */
export function refuseDocument(reason: keyof typeof codes, message: string, switches: Switches): never {
  const [asManual, invented] = codes[reason];
  return refuse(switches.customDocumentCodes === 'invented' ? invented : asManual, message);
}
