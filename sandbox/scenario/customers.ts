import type { RegisterSyncResult } from '../../workflows/contract/register-sync';
import { editCard, saveCards } from '../andersson/register-gestures';
import { RegisterRuns } from './register-runs';
import { special } from './seed';
import type { ScenarioWorld } from './world';

/**
 * Customers travel both ways (R1.1): first load, a quiet run, edits on both sides with a conflict and a lost answer, and
 * a refused customer corrected. Prints what happened per side; returns what is not as it should be.
 */
export async function customersScenario(world: ScenarioWorld): Promise<string[]> {
  const customers = new RegisterRuns(world, 'customers');
  const first = await customers.run('Första laddningen: 320 kunder i Fortnox, 309 i Andersson');
  const second = await customers.run('Igen, utan att något ändrats');
  await editBothSides(world);
  const third = await customers.run('Efter ändringar i båda systemen');
  await correctRefused(world);
  await customers.run('Efter att den nekade kunden rättats');
  customers.tell();
  return [...judge(world, first, second, third), ...(await customers.faults())];
}

/** One ordinary working day: each side edits its customers, and one field is changed by both. */
async function editBothSides({ fortnox, andersson }: ScenarioWorld): Promise<void> {
  fortnox.customers.put('1003', { City: 'Jönköping', ZipCode: '553 20' });
  fortnox.customers.put('1004', { Email: 'inkop@smalandssvarv.example' });
  fortnox.customers.put('1005', { YourReference: 'Åke Öström' });
  await editCard(andersson, 'customer', '1006', { phone: '0370-55 66 77' });
  await editCard(andersson, 'customer', '1007', { web_address: 'www.verkstaden.example' });
  fortnox.customers.put('1008', { Address1: 'Smedjegatan 3' });
  await editCard(andersson, 'customer', '1008', { phone: '036-12 34 56' });
  fortnox.customers.put('1009', { Name: 'Nordströms Plåt & Svets AB' });
  await editCard(andersson, 'customer', '1009', { name: 'Nordström Plåt AB' });
  fortnox.customers.create({ CustomerNumber: '1900', Name: 'Élan Verktyg AB', City: 'Malmö', ZipCode: '211 20' });
  await saveCards(andersson, 'customer', [
    { customer_number: '5910', name: 'Öberg & Söner Legotillverkning', city: 'Mjölby' },
  ]);
  fortnox.addFault({ kind: 'replyLost', method: 'POST', path: '/3/customers' });
}

async function correctRefused({ andersson }: ScenarioWorld): Promise<void> {
  await editCard(andersson, 'customer', special.refused, { name: 'Café & Smide, Åsa Löfgren AB' });
}

function judge(
  { fortnox }: ScenarioWorld,
  first: RegisterSyncResult,
  second: RegisterSyncResult,
  third: RegisterSyncResult,
): string[] {
  const faults: string[] = [];
  const expect = (holds: boolean, otherwise: string) => {
    if (!holds) faults.push(otherwise);
  };
  expect(
    first.failures.some(({ number }) => number === special.refused),
    `${special.refused} skulle ha nekats av Fortnox`,
  );
  expect(
    first.notes.some(({ number }) => number === special.tooLong),
    `${special.tooLong} skulle ha kortats`,
  );
  expect(second.counts.written === 0 && second.counts.failed === 0, 'den andra körningen skrev något');
  expect(third.conflicts === 1, 'konflikten om 1009 saknas');
  expect(
    fortnox.customers.all().filter(({ CustomerNumber }) => CustomerNumber === '5910').length === 1,
    '5910 finns inte en gång',
  );
  return faults;
}
