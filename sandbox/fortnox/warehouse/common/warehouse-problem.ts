import type { WarehouseRefusal } from '../../http/warehouse-errors';
import {
  badWarehouseRequest,
  type FieldProblem,
  type WarehouseCode,
  warehouseCodes,
} from '../../http/warehouse-errors';

/**
 * Thrown to refuse, from wherever the reason is found: over the API it becomes the answer, to those who act by hand it is
 * an error with a sentence.
 */
export class WarehouseProblem extends Error {
  /** For the admin surface. */
  readonly statusCode = 400;

  constructor(readonly refusal: WarehouseRefusal) {
    super(refusal.message ?? refusal.error);
  }
}

/** Refuses with 400 and a code. */
export function refuse(code: WarehouseCode, message: string): never {
  throw new WarehouseProblem(badWarehouseRequest(code, message));
}

/** Refuses a body or a query for its members. */
export function refuseMembers(fields: readonly FieldProblem[]): never {
  const names = fields.map(({ field }) => field).join(', ');
  throw new WarehouseProblem({ status: 400, error: warehouseCodes.validation, message: `Ogiltigt: ${names}`, fields });
}

/** Refuses what cannot be read at all. */
export function refuseJson(message: string): never {
  return refuse(warehouseCodes.invalidJson, message);
}
