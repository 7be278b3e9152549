import { table } from '../../client/cli/output';
import { syncNow } from '../../client/sync-now';
import type { RegisterName } from '../../domain/registers';
import { registerSyncId } from '../../workflows/contract/ids';
import type { RegisterSyncResult } from '../../workflows/contract/register-sync';
import { differences } from './compare';
import { resultOfEarlierRun } from './schedules';
import type { ScenarioWorld } from './world';

interface Step {
  readonly title: string;
  readonly result: RegisterSyncResult;
}

const labels = { customers: 'Kunder', suppliers: 'Leverantörer', articles: 'Artiklar' } as const;
/** A first load takes over a minute at Fortnox's pace; meanwhile it shows that it moves. */
const progressEveryMs = 10_000;
const columns = ['Lästa', 'Nya i A', 'Ändrade i A', 'Nya i F', 'Ändrade i F', 'Lika', 'Hoppade över', 'Fel'].concat(
  'Konflikter',
);

/** The runs of one register that the scenario makes: each is a step with a title, a line of the table and its sentences. */
export class RegisterRuns {
  readonly #world: ScenarioWorld;
  readonly #register: RegisterName;
  readonly #steps: Step[] = [];

  constructor(world: ScenarioWorld, register: RegisterName) {
    this.#world = world;
    this.#register = register;
  }

  /** Runs the sync now; the schedule may have come before the first step, and its run is the step then. */
  async run(title: string): Promise<RegisterSyncResult> {
    const { company, client, say } = this.#world;
    const register = this.#register;
    say(`${labels[register]} – ${title} …`);
    const progress = setInterval(() => void this.#tellProgress(), progressEveryMs);
    try {
      const earlier =
        this.#steps.length === 0
          ? await resultOfEarlierRun<RegisterSyncResult>(client, registerSyncId(company, register))
          : null;
      const result = earlier ?? (await syncNow(client, { company, register }));
      this.#steps.push({ title, result });
      return result;
    } finally {
      clearInterval(progress);
    }
  }

  /** A table of the runs, then what failed and why, and what was decided on the way. */
  tell(): void {
    const { say } = this.#world;
    const label = labels[this.#register];
    say(table([label, ...columns], this.#steps.map(lineOf)));
    for (const { title, result } of this.#steps) sayLines(say, title, result);
    say(`${label} som väntar på rättning efter sista körningen: ${this.#steps.at(-1)?.result.openFailures}.`);
  }

  /** What is not as it should be after any register's runs: sums, records that wait, and every difference between the sides. */
  async faults(): Promise<string[]> {
    const results = this.#steps.map(({ result }) => result);
    const label = labels[this.#register];
    const wrongSums = results.filter(
      ({ counts: it }) => it.read !== it.written + it.same + it.skipped + it.failed,
    ).length;
    return [
      ...(wrongSums > 0 ? [`${label}: summorna går inte ihop`] : []),
      ...(results.at(-1)?.openFailures === 0 ? [] : [`${label}: det finns poster som väntar på rättning`]),
      ...(await differences(this.#world, this.#register)),
    ];
  }

  async #tellProgress(): Promise<void> {
    const { fortnox, andersson, say } = this.#world;
    const { count } = await andersson.kysely
      .selectFrom('sync_link')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('register', '=', this.#register)
      .executeTakeFirstOrThrow();
    say(
      `  … ${fortnox.figures().requests} anrop till Fortnox, ${count} ${labels[this.#register].toLowerCase()} jämförda`,
    );
  }
}

function lineOf({ title, result: { counts, toAndersson, toFortnox, conflicts } }: Step) {
  return [
    ...[title, counts.read],
    ...[toAndersson.created, toAndersson.updated, toFortnox.created, toFortnox.updated],
    ...[counts.same, counts.skipped, counts.failed, conflicts],
  ];
}

function sayLines(say: ScenarioWorld['say'], title: string, { failures, notes }: RegisterSyncResult): void {
  if (failures.length + notes.length === 0) return;
  say(`${title}:`);
  for (const { number, sentence } of failures) say(`  ${number}  FEL: ${sentence}`);
  for (const { number, sentence } of notes) say(`  ${number}  ${sentence}`);
}
