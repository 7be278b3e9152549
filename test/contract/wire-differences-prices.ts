import type { WireDifference } from './wire-difference';
import { stray } from './wire-differences-on-purpose';

const ofFirst = 'GET /3/prices/{PriceList}/{ArticleNumber}';
const ofArticle = 'GET /3/prices/sublist/{PriceList}/{ArticleNumber}';

/** A list of prices where the description has another answer, or none. */
const listOfPrices = (operation: string, differs: string, evidence: string): readonly WireDifference[] => [
  { operation, status: [200], in: 'answer', at: 'Price', kind: 'missing', differs, evidence },
  { operation, status: [200], in: 'answer', at: 'Prices', kind: 'unknown', value: /^\[/, differs, evidence },
];

/** Beyond those of every list, which end in `s`. */
const envelope = (operation: string): WireDifference => ({
  operation,
  status: [200],
  in: 'answer',
  at: 'MetaInformation',
  kind: 'unknown',
  value: /^\{"@TotalResources":\d+,"@TotalPages":\d+,"@CurrentPage":\d+\}$/,
  differs: 'a list of prices carries MetaInformation as any other list',
  evidence: 'core-api §2.1 W, §3.5 M',
});

const parameter = (operation: string, at: string, value: RegExp, evidence: string): WireDifference => ({
  operation,
  in: 'query',
  at,
  kind: 'unknown',
  value,
  differs: 'a parameter in use, of which the description has none',
  evidence,
});

const onlyHere = { simulatorTestsOnly: true } as const;
const moment = /^"\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?"$/;
const proven = 'core-api §3.1 T';
const ofClients = 'core-api §3.1 C';

/** Differences of prices and price lists. */
export const priceDifferences: readonly WireDifference[] = [
  ...listOfPrices('GET /3/prices', 'the normal list, where the description has one price', 'core-api §3.5 T'),
  envelope(ofArticle),
  parameter('GET /3/prices', 'lastmodified', moment, proven),
  {
    operation: '* /3/prices*',
    status: [200, 201],
    in: 'answer',
    at: 'Price.Date',
    kind: 'format',
    value: /^"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}"$/,
    differs: 'a moment in the form that the guide gives all moments',
    evidence: 'core-api §2.3 G; §3.5: not recorded',
  },
  {
    operation: '* /3/pricelists*',
    status: [200, 201],
    in: 'answer',
    at: 'PriceList.Comments',
    kind: 'null',
    differs: 'a field never set reads null',
    evidence: 'core-api §2.3 W of other registers; §5 item 9: no price list was recorded',
  },

  // From here: only tests of the simulator send it, until a client has use for it.

  { ...parameter('GET /3/prices', 'articlenumber', /^"[\w/+-]+"$/, 'core-api §3.1 T C'), ...onlyHere },
  { ...parameter('GET /3/prices', 'fromquantity', /^"\d+"$/, 'core-api §3.1 T C'), ...onlyHere },
  { ...parameter('GET /3/pricelists', 'lastmodified', moment, proven), ...onlyHere },
  { ...parameter('GET /3/pricelists', 'code', /^"\w+"$/, ofClients), ...onlyHere },
  { ...parameter('GET /3/pricelists', 'comments', /^".+"$/, ofClients), ...onlyHere },
  { ...parameter('GET /3/pricelists', 'sortby', /^"(code|comments)"$/, ofClients), ...onlyHere },
  // The description takes the path of a whole list's prices for an article's first price.
  {
    operation: ofFirst,
    in: 'route',
    kind: 'otherRoute',
    value: /^"\/3\/prices\/sublist\/\{PriceList\}"$/,
    ...onlyHere,
    differs: 'the sublist of a whole price list, which is not in the description',
    evidence: 'core-api §3.0 M',
  },
  ...listOfPrices(ofFirst, 'the sublist of a whole price list', 'core-api §3.5 M').map((difference) => ({
    ...difference,
    ...onlyHere,
  })),
  { ...envelope(ofFirst), ...onlyHere },
  { ...parameter(ofFirst, 'page', /^"[1-9]\d*"$/, 'core-api §3.5 M'), ...onlyHere },
  { ...parameter(ofFirst, 'limit', /^"[1-9]\d{0,2}"$/, 'core-api §3.5 M'), ...onlyHere },
  stray('DELETE /3/pricelists/160', 'unknownMethod'),
  {
    operation: 'PUT /3/prices/*',
    status: [200],
    in: 'request',
    at: 'Price.Price',
    kind: 'type',
    value: /^"\d+(\.\d+)?"$/,
    ...onlyHere,
    differs: 'a numeric text for a number',
    evidence: 'core-api §2.3 W C',
  },
  {
    operation: 'PUT /3/articles/{ArticleNumber}',
    status: [200],
    in: 'request',
    at: 'Article.OtherCost',
    kind: 'type',
    value: /^"\d+(\.\d+)?"$/,
    ...onlyHere,
    differs: 'a numeric text for a number',
    evidence: 'core-api §2.3 W C',
  },
  {
    operation: '* /3/prices*',
    status: [200, 201],
    in: 'request',
    at: 'Price.Date',
    kind: 'format',
    ...onlyHere,
    differs: 'sent on purpose, to see it ignored',
    evidence: 'core-api §3.5',
  },
];
