import type { FortnoxClient } from '../../activities/fortnox/client';
import { fortnoxNightCheckActivities } from '../../activities/fortnox/night-check-activities';
import { closeSimulators, connect } from './connect';
import { company, failureOf, run } from './purchase-setup';

afterEach(closeSimulators);

async function invoices() {
  const { simulator, client } = await connect({ clock: { speed: 1_000 } });
  for (const SupplierNumber of ['50', '51']) simulator.suppliers.create({ SupplierNumber, Name: 'Stål & Rör AB' });
  const lanes = new Set<string>();
  const watched: FortnoxClient = {
    ...client,
    send(request) {
      lanes.add(request.lane);
      return client.send(request);
    },
  };
  const activities = fortnoxNightCheckActivities(() => ({ client: watched, language: 'sv' }));
  const rows = { SupplierInvoiceRows: [{ Account: 4000, Debit: 1 }], Total: '1' };
  return {
    simulator,
    lanes,
    make: (InvoiceNumber: string, SupplierNumber = '50') =>
      simulator.supplierInvoices.createByHand({ ...rows, SupplierNumber, InvoiceNumber }),
    doubles: () => run(activities.findDoubleInvoices)({ company }),
  };
}

test('design rule 1: a supplier’s two live invoices with one number of ours are told, with both numbers of Fortnox', async () => {
  const it = await invoices();
  it.make('AF-4711');
  it.make('AF-4711');
  it.make('AF2-4712', '51');
  it.make('AF2-4712', '51');
  it.make('AF2-4712', '51');
  const first = {
    supplierNumber: '50',
    invoiceNumber: 'AF-4711',
    fortnoxNumbers: ['1', '2'],
    sentence:
      'Leverantörsfaktura 1 och 2 i Fortnox har samma fakturanummer AF-4711 från leverantör 50. Makulera den som inte ska finnas innan någon betalas: andersson-fortnox prove AF-4711 visar vilken som är integrationens.',
  };
  const sentence = expect.stringContaining('Leverantörsfaktura 3 och 4 och 5 i Fortnox');
  const second = { supplierNumber: '51', invoiceNumber: 'AF2-4712', fortnoxNumbers: ['3', '4', '5'], sentence };
  expect(await it.doubles()).toEqual([first, second]);
  it.simulator.supplierInvoices.cancelByHand(1);
  expect(await it.doubles()).toEqual([second]);
  expect([...it.lanes]).toEqual(['bulk']);
});

test('the invoice that takes one of ours back is no double of it', async () => {
  const it = await invoices();
  Object.assign(it.simulator.switches, { supplierInvoiceCreditKeepsNumber: true });
  it.make('AF-4711');
  it.simulator.supplierInvoices.bookkeepByHand(1);
  it.simulator.supplierInvoices.creditByHand(1);
  expect(it.simulator.supplierInvoices.all()).toMatchObject([
    { InvoiceNumber: 'AF-4711' },
    { InvoiceNumber: 'AF-4711' },
  ]);
  expect(await it.doubles()).toEqual([]);
});

test('one of each, another supplier’s, and numbers that are not of ours are no doubles', async () => {
  const it = await invoices();
  for (const number of ['AF-4711', 'AF-4712', 'AF2-4711', 'AF3-4711']) it.make(number);
  it.make('AF-4711', '51');
  for (const number of ['4711', 'AF4711', 'AF-', 'AF1-4711', 'AF02-4711', 'AFX-4711', 'af-4711', 'XAF-4711', '']) {
    it.make(number);
    it.make(number);
  }
  expect(await it.doubles()).toEqual([]);
});

test('doubles that stand on different pages of the list are found', async () => {
  const it = await invoices();
  it.make('AF-4711');
  for (let index = 0; index < 500; index += 1) it.make(`F-${index}`);
  it.make('AF-4711');
  expect(await it.doubles()).toMatchObject([{ fortnoxNumbers: ['1', '502'] }]);
  expect(it.simulator.requests().filter(({ path }) => path.startsWith('/3/supplierinvoices'))).toHaveLength(2);
});

test('a list that gives fewer than it counts proves nothing', async () => {
  const it = await invoices();
  it.make('AF-4711');
  const odd = {
    kind: 'oddBody',
    members: { SupplierInvoices: [] },
    method: 'GET',
    path: '/3/supplierinvoices',
  } as const;
  it.simulator.addFault(odd);
  expect(await failureOf(it.doubles())).toMatchObject({ kind: 'unexpectedAnswer', nonRetryable: false });
});
