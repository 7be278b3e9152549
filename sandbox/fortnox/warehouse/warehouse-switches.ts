import { choice, yesNo } from '../switch-kinds';

/** What nobody has settled about the warehouse. Paragraphs are warehouse-api's. */
export const warehouseSwitches = {
  plainLagerSays: choice(
    ['invented', 'missingRights'],
    'invented',
    '§1: purchase orders need Lager Plus; how a tenant without it is refused is not documented',
  ),
  warehouseOffset: choice(
    ['used', 'ignored'],
    'used',
    '§1: of the framework, not documented; a client must stop by itself',
  ),
  warehouseMissingDocument: choice(
    ['notFound', 'emptyBody'],
    'notFound',
    '§1, F: 404 notfound if the service says so, else 204 with nothing; of GET only',
  ),
  warehouseUnsetMembers: choice(['null', 'absent'], 'null', '§7: 200 with nulls, or members left out'),
  purchaseOrderDefaultState: choice(
    ['ALL', 'CURRENT', 'NOT_SENT'],
    'CURRENT',
    '§3.5: unknown; a default that hides orders shows who leaves `state` out',
  ),
  purchaseOrderShowsDelayed: yesNo(
    true,
    '§3.5: DELAYED is presumably computed; whether a GET shows it, or only the filter',
  ),
  purchaseRowRequiredMembers: choice(
    ['asDescribed', 'itemAndQuantity'],
    'asDescribed',
    '§3.5: currencyCode and remainingOrderedQuantity are required by the schema, two clients omit them',
  ),
  purchaseOrderUnknownCodes: choice(
    ['refused', 'accepted'],
    'refused',
    'not in the sheet: a currency, terms of payment or stock point that nobody has registered',
  ),
  purchaseOrderGaps: choice(
    ['fromCards', 'leftUnset'],
    'fromCards',
    '§3.5 gives no rule: supplier, description, unit and stock point not sent are taken from the cards (core-api §3.10 M, of orders)',
  ),
  purchaseOrderDecimals: choice(['kept', 'two'], 'kept', '§6 item 13: decimals of quantities and prices are open'),
  purchaseRowNotStockGoods: choice(
    ['refused', 'accepted'],
    'refused',
    '§4.6: stock goods only; but rows have isStockItem',
  ),
  purchaseRowInactiveItem: choice(['refused', 'accepted'], 'refused', 'not in the sheet; the stricter shows a mistake'),
  purchaseOrderSentEdit: choice(
    ['staysSent', 'becomesNotSent', 'refused'],
    'staysSent',
    '§3.5 and §6 item 2: a PUT of an order already sent is open',
  ),
  purchaseRowIdsOnReplace: choice(
    ['kept', 'renewed'],
    'kept',
    '§3.5: PUT is assumed to replace; what becomes of row ids is open',
  ),
  purchaseResponseWithoutSend: choice(
    ['becomesSent', 'storedOnly', 'refused'],
    'becomesSent',
    '§6 item 1: does a response work without a send, and does it raise what is expected',
  ),
  purchaseOrderRepeatedVoid: choice(
    ['refused', 'harmless'],
    'refused',
    '§3.5: unknown; the same for a repeated completion',
  ),
  customDocumentCodes: choice(
    ['asManualDocuments', 'invented'],
    'asManualDocuments',
    '§1: no code is documented for custom documents; §3.2: taken to be those of manual ones',
  ),
  customRepeatedAction: choice(
    ['refused', 'harmless'],
    'refused',
    '§3.2: a second release is an error or does nothing; the same for a second void',
  ),
  customClosedEdit: choice(
    ['refused', 'ignored', 'replaced'],
    'refused',
    '§3.2 and §6 item 3: a PUT of a released or void document is open; ignored, 200 with what it held; replaced, with what was sent, while stock stays as it was booked',
  ),
  customDocumentDecimals: choice(['kept', 'two'], 'kept', '§6 item 13: decimals of quantities are open'),
  inboundWithoutCost: choice(
    ['refused', 'zero', 'articleCost'],
    'refused',
    '§3.2 and §6 item 4: the guide requires a cost, the schema does not; refused shows who leaves it out',
  ),
  outboundReleaseBeforeDelivery: choice(
    ['refused', 'delivers'],
    'refused',
    '§2: an outbound in registration or reservation is delivered first, or by the release',
  ),
  negativeStock: yesNo(false, '§2 C: the setting "tillåt negativa lagersaldon" of the company'),
  stockPointRequired: yesNo(false, '§3.7 H: a setting of the company; off, goods without one go to the default'),
  stockMovesTouchArticle: yesNo(false, '§3.10: whether a change of stock moves an article in lastmodified'),
  stockBalanceZeros: choice(
    ['hidden', 'listed'],
    'hidden',
    '§3.8: unknown; listed shows every stock article at every stock point',
  ),
  purchaseOrderVoidAfterReceipt: choice(['refused', 'accepted'], 'refused', '§3.5 and §6 item 2: unknown'),
} as const;
