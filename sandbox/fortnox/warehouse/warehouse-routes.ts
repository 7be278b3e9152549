import type { ApiRequest, ApiRoute } from '../http/api-route';
import { type WarehouseCode, warehouseAnswer, warehouseCodes, warehouseRefusalAnswer } from '../http/warehouse-errors';
import type { Switches } from '../switches';
import { WarehouseProblem } from './common/warehouse-problem';
import type { WarehouseState } from './warehouse-state';

/** One operation; what it gives back is the JSON of the answer, undefined for none. It refuses by throwing. */
export interface WarehouseOperation {
  readonly method: ApiRoute['method'];
  /** Below `/api/warehouse`. */
  readonly path: string;
  /** Works without Lager being activated. */
  readonly always?: true;
  readonly needsLagerPlus?: true;
  readonly run: (request: ApiRequest) => unknown;
}

const forbidden = (error: WarehouseCode, message: string) => new WarehouseProblem({ status: 403, error, message });

function checkLicences(operation: WarehouseOperation, state: WarehouseState, { plainLagerSays }: Switches): void {
  if (operation.always === true) return;
  if (!state.activated) throw forbidden(warehouseCodes.notActivated, 'Lager är inte aktiverat.');
  if (operation.needsLagerPlus === true && !state.lagerPlus) {
    const code = plainLagerSays === 'invented' ? warehouseCodes.lagerPlusMissing : warehouseCodes.missingRights;
    throw forbidden(code, 'Licens saknas.');
  }
  if (operation.method !== 'GET' && !state.rights) {
    throw forbidden(warehouseCodes.missingRights, 'Behörighet till Lager saknas.');
  }
}

/** What has no value: by switch null, as here, or not there at all. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(entries.map(([name, member]) => [name, withoutNulls(member)]));
}

/** 201 for a POST that answers something, 204 where there is nothing to answer, else 200 (warehouse-api §1). */
function statusOf(method: ApiRoute['method'], json: unknown): number {
  if (json === undefined) return 204;
  return method === 'POST' ? 201 : 200;
}

/** Operations as routes of the server, each behind the licences it needs. */
export function warehouseRoutes(
  operations: readonly WarehouseOperation[],
  state: WarehouseState,
  switches: Switches,
): readonly ApiRoute[] {
  return operations.map((operation) => ({
    method: operation.method,
    path: `/api/warehouse${operation.path}`,
    handle: (request) => {
      try {
        checkLicences(operation, state, switches);
        const made = operation.run(request);
        const json = switches.warehouseUnsetMembers === 'null' ? made : withoutNulls(made);
        return warehouseAnswer(statusOf(operation.method, made), json);
      } catch (error) {
        if (error instanceof WarehouseProblem) return warehouseRefusalAnswer(error.refusal);
        throw error;
      }
    },
  }));
}

/** What a GET answers for a document that is not there: 404, or by switch 204 with nothing. */
export function missingDocument(switches: Switches): undefined {
  if (switches.warehouseMissingDocument === 'emptyBody') return undefined;
  throw notFound();
}

/** The 404 of an action on a document that is not there. */
export function notFound(): WarehouseProblem {
  return new WarehouseProblem({ status: 404, error: warehouseCodes.notFound });
}
