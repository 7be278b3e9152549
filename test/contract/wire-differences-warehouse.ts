import type { WireDifference } from './wire-difference';
import { stray } from './wire-differences-on-purpose';

const base = '/api/warehouse';
const orders = `${base}/purchaseorders-v1`;
const everywhere = `* ${base}/*`;

/** What an order and its rows always have; a null here, or none, is a fault. */
const ordersAlwaysHave = ['id', 'currencyCode', 'currencyRate', 'orderDate', 'paymentTermsCode', 'purchaseOrderState']
  .concat('deliveryName', 'deliveryAddress', 'deliveryZipCode', 'deliveryCity', 'responseState', 'orderValue')
  .concat('orderValueInSEK', 'rows', 'supplierNumber', 'voided', 'manuallyCompleted', 'purchaseType')
  .concat(
    ['id', 'itemId', 'orderedQuantity', 'receivedQuantity', 'remainingOrderedQuantity'].map((it) => `rows[].${it}`),
  );

const unset = (kind: 'null' | 'missing', at: string): WireDifference => ({
  operation: `* ${orders}*`,
  status: [200, 201],
  in: 'answer',
  at,
  except: ordersAlwaysHave,
  kind,
  ...(kind === 'missing' ? { simulatorTestsOnly: true } : {}),
  differs:
    kind === 'null' ? 'a member not set is null' : 'a member not set is left out, by switch warehouseUnsetMembers',
  evidence: 'warehouse-api §7: both must be borne; which it is, nobody has recorded',
});

/** The check cannot look into these lists; the same orders, read one by one, are checked whole. */
const bareList = (operation: string): WireDifference => ({
  operation,
  status: [200],
  in: 'answer',
  kind: 'type',
  value: /^\[/,
  differs: 'a bare array, where the description has one of its members',
  evidence: 'warehouse-api §1 D C',
});

const listParameter = (at: string, value: RegExp, simulatorTestsOnly?: true): WireDifference => ({
  operation: `GET ${base}/*-v1`,
  in: 'query',
  at,
  kind: 'unknown',
  value,
  ...(simulatorTestsOnly === undefined ? {} : { simulatorTestsOnly }),
  differs: 'a parameter of the framework that the service is taken to be built with',
  evidence: 'warehouse-api §1 F',
});

const errorMember = (status: readonly number[], at: string, differs: string, evidence: string): WireDifference => ({
  operation: everywhere,
  status,
  in: 'answer',
  at,
  kind: 'missing',
  differs,
  evidence,
});

const ignoredMember = (operation: string, at: string): WireDifference => ({
  operation,
  in: 'request',
  at,
  kind: 'unknown',
  simulatorTestsOnly: true,
  differs: 'sent on purpose: a member that is not taken is ignored',
  evidence: 'warehouse-api §1 F',
});

/** Differences of the warehouse. */
export const warehouseDifferences: readonly WireDifference[] = [
  unset('null', '*'),
  unset('null', 'rows[].*'),
  {
    operation: `GET ${base}/stockpoints-v1/{id}`,
    status: [200],
    in: 'answer',
    at: 'delivery*',
    kind: 'null',
    differs: "no address of its own: the company's is used",
    evidence: 'warehouse-api §3.7; §7 of null and absent',
  },
  bareList(`GET ${orders}`),
  bareList(`GET ${orders}/{id}/matches`),
  bareList(`GET ${orders}/{id}/notes`),
  bareList(`PUT ${orders}/response`),
  bareList(`GET ${base}/stockpoints-v1`),
  listParameter('limit', /^"\d{1,4}"$/),
  listParameter('offset', /^"\d+"$/),
  {
    operation: everywhere,
    status: [400],
    in: 'answer',
    at: 'fields',
    kind: 'unknown',
    value: /^\[\{"field":".+","error":"validation\./,
    differs: 'validation names the members',
    evidence: 'warehouse-api §1 F',
  },
  errorMember([404], 'message', 'the message is optional', 'warehouse-api §1 F'),
  ...['id', 'error'].map((at) =>
    errorMember([401], at, 'a bad token is answered by the gateway', 'warehouse-api §1 C: other shapes'),
  ),
  {
    operation: everywhere,
    status: [429],
    in: 'answer',
    kind: 'noBody',
    differs: 'the body of a 429 is not documented; the simulator sends none unless told',
    evidence: 'core-api §2.4 I',
  },
  {
    operation: `GET ${base}/*`,
    status: [204],
    in: 'answer',
    kind: 'noBody',
    differs: 'what is missing is answered with nothing, by switch warehouseMissingDocument',
    evidence: 'warehouse-api §1 F',
  },
  {
    operation: `PUT ${orders}/response`,
    in: 'query',
    at: 'ids[]',
    kind: 'type',
    value: /^"\d+(,\d+)+"$/,
    differs: 'several numbers are one value with commas, not a repeated parameter',
    evidence: 'warehouse-api §1 D F C',
  },

  // From here: only tests of the simulator send it.
  unset('missing', '*'),
  unset('missing', 'rows[].*'),
  listParameter('sortby', /^"\w+"$/, true),
  listParameter('order', /^"(ASC|DESC)"$/, true),
  stray(`GET ${base}/nothing-v1`, 'unknownPath'),
  {
    operation: `GET ${orders}/{id}`,
    in: 'route',
    kind: 'trailingSlash',
    simulatorTestsOnly: true,
    differs: 'a slash at the end is accepted',
    evidence: 'warehouse-api §1 F',
  },
  ignoredMember(`POST ${orders}`, 'colour'),
  ignoredMember(`POST ${orders}`, 'internalreference'),
  ignoredMember(`PATCH ${orders}/{id}/partial`, 'yourReference'),
  ignoredMember(`PATCH ${orders}/{id}/partial`, 'rows'),
  {
    operation: `PATCH ${orders}/{id}/partial`,
    in: 'request',
    at: 'note',
    kind: 'null',
    simulatorTestsOnly: true,
    differs: 'null empties a member',
    evidence: 'not in the sheet: the belief of the simulator',
  },
  ...['currencyCode', 'remainingOrderedQuantity'].map(
    (name): WireDifference => ({
      operation: `POST ${orders}`,
      status: [201],
      in: 'request',
      at: `rows[].${name}`,
      kind: 'missing',
      simulatorTestsOnly: true,
      differs: 'two clients leave it out, by switch purchaseRowRequiredMembers',
      evidence: 'warehouse-api §3.5 C',
    }),
  ),
];
