import { isCancellation, patched, upsertMemo, upsertSearchAttributes } from '@temporalio/workflow';
import type { Language, Said } from '../../domain/language';
import type { CompanyInput, FailedStep, NightAlarm } from '../contract/company-activities';
import { needsAttentionAttribute } from '../contract/search-attributes';
import { sentenceOf } from '../failures';
import { tellPeople } from '../tell-people';
import { couldNot } from './texts';

/** What a night check has found that a person must see to: shown on the run, where `problems` finds it, and told of. */
export class Alarms {
  readonly failed: FailedStep[] = [];
  readonly #raised: NightAlarm[] = [];

  constructor(
    private readonly input: CompanyInput,
    private readonly language: Language,
  ) {}

  /** All of what was found together, each told of by itself. */
  async raise(...alarms: readonly NightAlarm[]): Promise<void> {
    needAttention();
    this.show(...alarms);
    for (const alarm of alarms) await this.tell(alarm);
  }

  /** On the server's side, where `problems` finds it without any worker. */
  show(...alarms: readonly NightAlarm[]): void {
    this.#raised.push(...alarms);
    upsertMemo({ problem: this.#raised.map(({ sentence }) => sentence).join('\n') });
  }

  /** What cannot be told is in the check's result, and comes again next night. */
  tell({ problem, sentence }: NightAlarm): Promise<void> {
    const summary = 'Larmar om det som nattkontrollen har funnit';
    return tellPeople(this.input.company, { problem, sentence }, summary);
  }

  /**
   * A step that stands for itself: one that does not heal is an alarm of its own and holds up no other, since what the
   * others find must be told of all the same. @returns null where it failed.
   */
  async unlessItFails<T>(step: string, what: Said, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      // Asked only here: a run in which every step succeeds makes the same commands as before.
      if (isCancellation(error) || !patched('steps-stand-alone')) throw error;
      const sentence = couldNot[this.language](what[this.language], sentenceOf(error));
      this.failed.push({ step, sentence });
      await this.raise({ problem: 'nightCheckFailed', sentence });
      return null;
    }
  }
}

export function needAttention(): void {
  upsertSearchAttributes([{ key: needsAttentionAttribute, value: true }]);
}

/** A message is read on a telephone: the rest stands in the run's result. */
const mostInAMessage = 5;

/** What was found of one kind as one alarm; none where nothing was. */
export function alarmOf(problem: string, found: readonly { readonly sentence: string }[]): readonly NightAlarm[] {
  if (found.length === 0) return [];
  const sentences = found.slice(0, mostInAMessage).map(({ sentence }) => sentence);
  const more = found.length - sentences.length;
  return [{ problem, sentence: [...sentences, ...(more > 0 ? [`(+ ${more})`] : [])].join('\n') }];
}
