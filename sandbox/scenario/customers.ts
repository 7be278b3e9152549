import type { Client } from '@temporalio/client';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import { table } from '../../client/cli/output';
import { NotStartedError, syncNow } from '../../client/sync-now';
import { registerSyncId } from '../../workflows/contract/ids';
import type { RegisterSyncResult } from '../../workflows/contract/register-sync';
import { editCard, saveCards } from '../andersson/register-gestures';
import type { FortnoxSimulator } from '../fortnox/simulator';
import { differences } from './compare';
import { special } from './seed';

/** What the scenario acts in: both simulated sides and the service's Temporal. */
export interface ScenarioWorld {
  readonly company: string;
  readonly client: Client;
  readonly fortnox: FortnoxSimulator;
  readonly andersson: AnderssonDatabase;
  readonly say: (line: string) => void;
}

interface Step {
  readonly title: string;
  readonly result: RegisterSyncResult;
}

const register = 'customers';
/** A first load takes over a minute at Fortnox's pace; meanwhile it shows that it moves. */
const progressEveryMs = 10_000;

/**
 * Customers travel both ways (R1.1): first load, a quiet run, edits on both sides with a conflict and a lost answer, and
 * a refused customer corrected. Prints what happened per side; returns what is not as it should be.
 */
export async function customersScenario(world: ScenarioWorld): Promise<string[]> {
  const { company, client, say } = world;
  const steps: Step[] = [];
  const run = async (title: string): Promise<RegisterSyncResult> => {
    say(`${title} …`);
    const progress = setInterval(() => void tellProgress(world), progressEveryMs);
    const result = await syncNow(client, { company, register })
      .catch((error: unknown) => resultOfOneGoingOn(client, company, error))
      .finally(() => clearInterval(progress));
    steps.push({ title, result });
    return result;
  };
  const first = await run('Första laddningen: 320 kunder i Fortnox, 309 i Andersson');
  const second = await run('Igen, utan att något ändrats');
  await editBothSides(world);
  const third = await run('Efter ändringar i båda systemen');
  await correctRefused(world);
  const fourth = await run('Efter att den nekade kunden rättats');
  say(stepsTable(steps));
  for (const { title, result } of steps) sayLines(say, title, result);
  say(`Kunder som väntar på rättning efter sista körningen: ${fourth.openFailures}.`);
  return judge(world, first, second, third, fourth);
}

/** The schedule may have come first, in the moment between the service's start and the pause: its run is the step then. */
async function resultOfOneGoingOn(client: Client, company: string, error: unknown): Promise<RegisterSyncResult> {
  if (!(error instanceof NotStartedError)) throw error;
  const { info } = await client.schedule.getHandle(registerSyncId(company, register)).describe();
  const [goingOn] = info.runningActions;
  if (!goingOn) throw error;
  return client.workflow.getHandle(goingOn.workflow.workflowId).result();
}

async function tellProgress({ fortnox, andersson, say }: ScenarioWorld): Promise<void> {
  const { count } = await andersson.kysely
    .selectFrom('sync_link')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  say(`  … ${fortnox.figures().requests} anrop till Fortnox, ${count} kunder jämförda`);
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

/** What failed and why, and what was decided on the way, of one run. */
function sayLines(say: (line: string) => void, title: string, { failures, notes }: RegisterSyncResult): void {
  if (failures.length + notes.length === 0) return;
  say(`${title}:`);
  for (const { number, sentence } of failures) say(`  ${number}  FEL: ${sentence}`);
  for (const { number, sentence } of notes) say(`  ${number}  ${sentence}`);
}

function stepsTable(steps: readonly Step[]): string {
  const head = [
    'Körning',
    'Lästa',
    'Nya i A',
    'Ändrade i A',
    'Nya i F',
    'Ändrade i F',
    'Lika',
    'Hoppade över',
    'Fel',
    'Konflikter',
  ];
  return table(
    head,
    steps.map(({ title, result: { counts, toAndersson, toFortnox, conflicts } }) => [
      title,
      counts.read,
      toAndersson.created,
      toAndersson.updated,
      toFortnox.created,
      toFortnox.updated,
      counts.same,
      counts.skipped,
      counts.failed,
      conflicts,
    ]),
  );
}

async function judge(world: ScenarioWorld, ...results: readonly RegisterSyncResult[]): Promise<string[]> {
  const [first, second, third, fourth] = results;
  const faults: string[] = [];
  const expect = (holds: boolean | undefined, otherwise: string) => {
    if (!holds) faults.push(otherwise);
  };
  for (const { counts } of results) {
    expect(counts.read === counts.written + counts.same + counts.skipped + counts.failed, 'summorna går inte ihop');
  }
  expect(
    first?.failures.some(({ number }) => number === special.refused),
    `${special.refused} skulle ha nekats av Fortnox`,
  );
  expect(
    first?.notes.some(({ number }) => number === special.tooLong),
    `${special.tooLong} skulle ha kortats`,
  );
  expect(second?.counts.written === 0 && second.counts.failed === 0, 'den andra körningen skrev något');
  expect(third?.conflicts === 1, 'konflikten om 1009 saknas');
  expect(fourth?.openFailures === 0, 'det finns kunder som väntar på rättning');
  expect(
    world.fortnox.customers.all().filter(({ CustomerNumber }) => CustomerNumber === '5910').length === 1,
    '5910 finns inte en gång',
  );
  return [...faults, ...(await differences(world.fortnox, world.andersson))];
}
