import type { Switches } from '../../switches';
import { choiceParameter, pageOfList } from '../common/list-page';
import { missingDocument, type WarehouseOperation } from '../warehouse-routes';
import type { StockPoint } from './stock-point';
import type { StockPoints } from './stock-points';

function listed(points: StockPoints, query: URLSearchParams): readonly StockPoint[] {
  const state = choiceParameter(query, 'state', ['ALL', 'ACTIVE', 'INACTIVE']) ?? 'ACTIVE';
  const word = (query.get('q') ?? '').toLowerCase();
  return points
    .all()
    .filter(({ active }) => state === 'ALL' || active === (state === 'ACTIVE'))
    .filter(({ code, name }) => [code, name].some((text) => text.toLowerCase().includes(word)));
}

/** `/stockpoints-v1`: reading; writing belongs to the admin surface until somebody needs it over the API. */
export function stockPointOperations(points: StockPoints, switches: Switches): readonly WarehouseOperation[] {
  const all = '/stockpoints-v1';
  return [
    {
      method: 'GET',
      path: all,
      run: ({ query }) =>
        pageOfList(listed(points, query), (point) => ({ ...point, stockLocations: null }), query, switches),
    },
    {
      method: 'GET',
      path: `${all}/{id}`,
      run: ({ params }) => points.get(params.id ?? '') ?? missingDocument(switches),
    },
  ];
}
