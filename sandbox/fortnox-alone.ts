import { seedWarehouse } from './fortnox/believable-warehouse';
import { runSimulator, startLine } from './fortnox/own-process';
import type { FortnoxSimulator } from './fortnox/simulator';
import type { SimulatorArguments } from './fortnox/simulator-options';
import { seedPurchasing } from './scenario/purchase-seed';
import { seedFortnoxCustomers } from './scenario/seed';

export interface FortnoxArguments extends SimulatorArguments {
  readonly json: boolean;
}

/** `npm run sandbox -- fortnox`: the scenario's company before anything has happened, on a port of its own, until Ctrl-C. */
export async function runFortnoxAlone({ json, ...chosen }: FortnoxArguments): Promise<void> {
  const simulator = await runSimulator(chosen, (started) => {
    seedFortnoxCustomers(started);
    seedPurchasing(started);
    seedWarehouse(started);
  });
  process.stdout.write(`${json ? startLine(simulator) : howToUse(simulator, chosen.state)}\n`);
}

function howToUse(simulator: FortnoxSimulator, stateFile: string | undefined): string {
  const { address, feedAddress, credentials, customers, suppliers, articles, prices, purchaseOrders } = simulator;
  const { clientId, clientSecret, tenantId } = credentials;
  const held = [
    `${customers.all().length} customers`,
    `${suppliers.all().length} suppliers`,
    `${articles.all().length} articles`,
    `${prices.all().length} prices`,
    `${purchaseOrders.all().length} purchase orders`,
  ];
  return `The simulated Fortnox is running, with ${held.join(', ')}. Ctrl-C ends it.

  API        ${address}/3 and ${address}/api/warehouse
  Tokens     ${address}/oauth-v1/token
  Changes    ${feedAddress}
  Steering   ${address}/admin (faults, switches, clock, state: docs/sandbox.md)
  Client     ${clientId}, secret ${clientSecret}, tenant ${tenantId}
${stateFile === undefined ? '' : `  State      saved to ${stateFile} at the end\n`}
A bearer token, good for an hour of its clock, and a call:

BEARER=${simulator.accessToken()}
curl -H "Authorization: Bearer $BEARER" "${address}/3/customers?limit=3"

The next bearer token:

curl -u ${clientId}:${clientSecret} -H "TenantId: ${tenantId}" -d grant_type=client_credentials ${address}/oauth-v1/token
`;
}
