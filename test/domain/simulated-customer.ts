import { customers } from '../../domain/registers/customers';
import type { Values } from '../../domain/registers/register';
import { agreedBase, settledBase } from '../../domain/sync/base';
import type { Base, Later } from '../../domain/sync/merge';
import { fortnoxValues, type KeptFailure, type KnownRecord, planRecord, type Write } from '../../domain/sync/plan';
import type { Export, ReadResult } from '../../domain/sync/record';
import { bothWays, inAndersson, inFortnox } from './customer-values';

/** How the exports of one run end; the last two are made but nobody hears of it. */
export type Fate = 'arrives' | 'isLost' | 'replyIsLost' | 'runDies' | 'runDiesUnheard';

interface Card {
  readonly values: Values;
  readonly changedAt: number;
}

/** Signs Fortnox refuses, as far as these tests type them. */
const refusedByFortnox = /</;

/**
 * One customer on both sides with what the sync remembers of it, all in memory: users edit, runs read, plan and write
 * as the activities do, and exports meet the fates of a real line.
 */
export class SimulatedCustomer {
  #row: { values: Values; changedAt: number; version: number } | null;
  #card: Card | null;
  #base: Base | null = null;
  #failure: KeptFailure | null = null;
  #intent: Base | null = null;
  #writtenByUsAt: number | null = null;
  #again = false;
  #lastRunAt: number | null = null;
  #scannedTo = 0;
  #time = 0;

  constructor(andersson: Values | null, fortnox: Values | null) {
    const now = this.#tick();
    this.#row = andersson && { values: inAndersson(andersson), changedAt: now, version: now };
    this.#card = fortnox && { values: inFortnox(fortnox), changedAt: now };
  }

  both(): Base {
    return { andersson: this.#row?.values ?? {}, fortnox: this.#card?.values ?? {} };
  }

  /** A user types in Andersson: the row is made if there is none. */
  typeInAndersson(column: string, value: string): void {
    const now = this.#tick();
    const before = this.#row?.values ?? inAndersson({ name: 'Ny' });
    this.#row = { values: { ...before, [column]: value }, changedAt: now, version: now };
  }

  typeInFortnox(field: string, value: string): void {
    this.#card = {
      values: { ...(this.#card?.values ?? inFortnox({ Name: 'Ny' })), [field]: value },
      changedAt: this.#tick(),
    };
  }

  /** One run; returns how many writes it made on either side. */
  sync(fate: Fate = 'arrives', clocksTell = true): number {
    const startedAt = this.#tick();
    const previous = this.#lastRunAt;
    const listed = this.#card !== null && (previous === null || this.#card.changedAt >= previous);
    const read = listed || this.#again ? this.#read() : null;
    const scanned = this.#row !== null && this.#row.version > this.#scannedTo;
    const until = this.#row?.version ?? 0;
    if (read === null && !scanned) {
      this.#lastRunAt = startedAt;
      return 0;
    }
    const writes = this.#merge(read, clocksTell, fate);
    if (fate === 'runDies' || fate === 'runDiesUnheard') return writes;
    this.#lastRunAt = startedAt;
    this.#scannedTo = until;
    return writes;
  }

  #read(): ReadResult {
    if (this.#card === null) return { number: '7', result: 'absent' };
    return { number: '7', result: 'found', record: { number: '7', values: this.#card.values } };
  }

  #merge(read: ReadResult | null, clocksTell: boolean, fate: Fate): number {
    const row = this.#row && {
      values: this.#row.values,
      active: true,
      changedAt: instant(this.#row.changedAt),
      unreadable: null,
    };
    const writtenByUsAt = instant(this.#writtenByUsAt);
    const unsettled: KnownRecord = { number: '7', row, read, base: this.#base, failure: this.#failure, writtenByUsAt };
    const intended = this.#intent?.andersson ?? this.#failure?.andersson ?? null;
    this.#base = settledBase(customers, this.#base, intended, fortnoxValues(unsettled));
    const known = { ...unsettled, base: this.#base };
    const context = {
      register: customers,
      allowed: bothWays,
      language: 'sv',
      previousReadAt: instant(this.#lastRunAt),
    } as const;
    let plan = planRecord(known, { ...context, answer: undefined });
    // The workflow answers only for records it has read.
    if (plan.do === 'ask' && read === null) throw new Error('asked about a record that was not read');
    if (plan.do === 'ask') plan = planRecord(known, { ...context, answer: clocksTell ? this.#later() : 'undecided' });
    if (plan.do === 'ask') throw new Error('asked twice');

    const fortnox = fortnoxValues(known);
    if (plan.do === 'fail') {
      this.#failure = { ...plan.failure, andersson: row?.values ?? null, fortnox, changedAt: row?.changedAt ?? null };
      this.#again = plan.failure.passing;
      return 0;
    }
    if (plan.do === 'leave') {
      if (plan.waits || plan.result !== 'same' || !row || !fortnox || (read === null && !this.#failure)) return 0;
      this.#base = agreedBase(customers, { andersson: row.values, fortnox }, this.#base);
      this.#failure = null;
      this.#again = false;
      return 0;
    }
    return this.#write(plan, fortnox, fate);
  }

  #write({ toAndersson, toFortnox }: Write, fortnox: Values | null, fate: Fate): number {
    const andersson = { ...inAndersson(), ...this.#row?.values, ...toAndersson?.values };
    if (toAndersson) {
      // Our own write moves the row's version and never its time of change.
      this.#row = { values: andersson, changedAt: this.#row?.changedAt ?? 0, version: this.#tick() };
    }
    if (fortnox && (this.#base || !toFortnox)) {
      const written = { andersson: toAndersson?.values ?? {}, fortnox: {} };
      this.#base = agreedBase(customers, { andersson, fortnox }, this.#base, written);
    }
    this.#failure = null;
    // Until its export is recorded a record is looked at again: its row may lie before the cursor.
    this.#again = toFortnox !== null;
    this.#intent = null;
    if (toFortnox) this.#export(toFortnox, { andersson, fortnox: fortnox ?? inFortnox() }, fortnox, fate);
    return (toAndersson ? 1 : 0) + (toFortnox ? 1 : 0);
  }

  #export(write: Export, intent: Base, seen: Values | null, fate: Fate): void {
    this.#intent = intent;
    const refused = Object.values(write.fields).some((value) => refusedByFortnox.test(value));
    const arrives = !refused && fate !== 'isLost' && fate !== 'runDies';
    const takenBy = write.action === 'create' ? this.#card : null;
    if (arrives && !takenBy) {
      this.#card = { values: { ...(this.#card?.values ?? inFortnox()), ...write.fields }, changedAt: this.#tick() };
    }
    if (fate === 'runDies' || fate === 'runDiesUnheard') return;
    this.#intent = null;
    if (takenBy) {
      this.#again = true;
    } else if (!arrives || fate === 'replyIsLost') {
      const kind = refused ? 'forbiddenCharacters' : 'noAnswer';
      this.#failure = {
        side: 'fortnox',
        kind,
        code: null,
        sentence: '',
        passing: !refused,
        andersson: intent.andersson,
        fortnox: seen,
        changedAt: instant(this.#row?.changedAt ?? null),
      };
      this.#again = !refused;
    } else {
      const now = { andersson: intent.andersson, fortnox: this.#card?.values ?? {} };
      this.#base = agreedBase(customers, now, this.#base, { andersson: {}, fortnox: write.fields });
      this.#again = false;
      this.#writtenByUsAt = this.#time;
    }
  }

  #later(): Later {
    return (this.#card?.changedAt ?? 0) > (this.#row?.changedAt ?? 0) ? 'fortnox' : 'andersson';
  }

  #tick(): number {
    this.#time += 1;
    return this.#time;
  }
}

function instant(time: number): string;
function instant(time: number | null): string | null;
function instant(time: number | null): string | null {
  return time === null ? null : new Date(Date.UTC(2026, 10, 23) + time * 60_000).toISOString();
}
