import type { WarehouseOperation } from '../warehouse-routes';
import type { WarehouseState } from '../warehouse-state';

/** `GET /tenants-v4`: answered with and without a licence, since it is how one finds out. */
export function tenantOperation(state: WarehouseState, tenantId: string): WarehouseOperation {
  return {
    method: 'GET',
    path: '/tenants-v4',
    always: true,
    run: () => ({ activated: state.activated, tenantId: Number(tenantId) }),
  };
}
