import type { SimulatorClock } from '../clock';
import type { ApiRequest, ApiRoute } from '../http/api-route';
import { documentHandles } from '../resources/document-handles';
import type { DocumentStore } from '../resources/document-store';
import { listHandle } from '../resources/list-handle';
import { resourceRoutes } from '../resources/resource-routes';
import type { Switches } from '../switches';
import { pricesOf } from './price-rules';

/** `/3/prices`: by their whole key, the first of an article, and the sublists (core-api §3.0, §3.5). */
export function priceRoutes(prices: DocumentStore, clock: SimulatorClock, switches: Switches): readonly ApiRoute[] {
  const { definition } = prices;
  const { read, update } = documentHandles(prices, switches);
  const first = '/3/prices/{PriceList}/{ArticleNumber}';
  const sublist = '/3/prices/sublist/{PriceList}';

  const ofArticle = ({ params: { PriceList = '', ArticleNumber = '' } }: ApiRequest) =>
    pricesOf(prices, PriceList, ArticleNumber);
  const ofList = ({ params }: ApiRequest) =>
    prices.inOrder().filter(({ fields }) => fields.get('PriceList') === params.PriceList);
  const onFirst =
    (handle: ApiRoute['handle']): ApiRoute['handle'] =>
    (request) => {
      const FromQuantity = String(ofArticle(request)[0]?.fields.get('FromQuantity') ?? '');
      return handle({ ...request, params: { ...request.params, FromQuantity } });
    };

  return [
    ...resourceRoutes(prices, clock, switches),
    { method: 'GET', path: first, handle: onFirst(read) },
    { method: 'PUT', path: first, handle: onFirst(update) },
    { method: 'GET', path: sublist, handle: listHandle(definition, ofList, clock, switches) },
    { method: 'GET', path: `${sublist}/{ArticleNumber}`, handle: listHandle(definition, ofArticle, clock, switches) },
  ];
}
