import type { WireDifference } from './wire-difference';

const base = '/api/warehouse';
const custom = `${base}/documentdeliveries/custom`;
const balance = `GET ${base}/status-v1/stockbalance`;

/** What a document and its rows always have; a null here is a fault. */
const documentsAlwaysHave = ['type', 'referenceType', 'id', 'date', 'deliveryState', 'forcedDelivery', 'averageCosts']
  .concat('rows', 'voided', 'warehouseReady')
  .concat(
    ['rowId', 'itemId', 'quantity', 'directCost', 'stockPointId', 'stockPointCode', 'deliveredQuantity']
      .concat('reservedQuantity', 'forcedQuantity')
      .map((name) => `rows[].${name}`),
  );

const unset = (at: string, kind: 'null' | 'missing'): WireDifference => ({
  operation: `* ${custom}/*-v1/{type}/{id}`,
  status: [200],
  in: 'answer',
  at,
  except: documentsAlwaysHave,
  kind,
  differs: kind === 'null' ? 'a member not set is null' : 'a member not set is left out',
  evidence: 'warehouse-api §7: null and absent must both be borne; which it is, nobody has recorded',
});

const bareList = (operation: string): WireDifference => ({
  operation,
  status: [200],
  in: 'answer',
  kind: 'type',
  value: /^\[/,
  differs: 'a bare array, where the description has one of its members',
  evidence: 'warehouse-api §1 D C',
});

const listParameter = (at: string): WireDifference => ({
  operation: balance,
  in: 'query',
  at,
  kind: 'unknown',
  value: /^"\d{1,6}"$/,
  differs: 'a parameter of the framework that the service is taken to be built with',
  evidence: 'warehouse-api §1 F',
});

/** Differences of custom documents and of the stock balance. */
export const stockDifferences: readonly WireDifference[] = [
  unset('*', 'null'),
  unset('rows[].*', 'null'),
  unset('*', 'missing'),
  unset('rows[].*', 'missing'),
  bareList(`GET ${custom}/documenttypes-v1`),
  bareList(balance),
  listParameter('limit'),
  listParameter('offset'),

  // From here: only tests of the simulator send it.
  {
    operation: `PUT ${custom}/outbound-v1/{type}/{id}`,
    in: 'request',
    at: 'rows[].stockPointCode',
    kind: 'unknown',
    simulatorTestsOnly: true,
    differs: 'sent on purpose: an outbound row has no code of a stock point, and it is ignored',
    evidence: 'warehouse-api §3.2; §1 F',
  },
];
