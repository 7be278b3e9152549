import { condition, patched, setHandler, workflowInfo } from '@temporalio/workflow';
import { minuteMs } from '../../domain/durations';
import type { Language } from '../../domain/language';
import { operatorTexts } from '../../domain/operator-texts';
import type { Choice, Decision, DeskState, Problem } from '../contract/operator';
import { inStep } from './in-step';
import { heard, judge, type RawMessage } from './judge';
import { choiceMessages } from './messages';
import { problemFailure } from './problem-failure';
import type { RetriedProblem } from './retried-problem';
import { closeShown, type DeskOwner, showAgain, showProblem, timerSummary } from './show-problem';

/** The wait for a problem's next try doubles up to this (design rule 3). */
const longestRetryMs = 6 * 60 * 60_000;

/** A step that may need a human. */
export interface Step<T> {
  /** What could not be done, when it fails; in the company's language. */
  readonly what: string;
  /** `retried`: what an operator has asked to be tried again may do what no timer may. */
  run(retried: RetriedProblem): Promise<T>;
  /** Goes on with a document that exists in Fortnox; a step without it does not offer the choice. */
  readonly useExisting?: (fortnoxNumber: string, note: string) => Promise<T>;
  readonly skippable: boolean;
  /** Others follow that tell whether an open problem is over: this one done does not dissolve it. */
  readonly othersFollow?: boolean;
}

/** What the desk needs of the process it serves. */
export interface DeskProcess {
  factsCame(): boolean;
  fortnoxNumber(): string | null;
  note(line: string): void;
}

export type StepResult<T> =
  | { readonly result: 'done'; readonly value: T }
  | { readonly result: 'skipped'; readonly note: string; readonly kind: string }
  /** Something became known meanwhile, or the history is long: the process looks again; the problem stays open. */
  | { readonly result: 'factsCame' };

/** The operator has ended the process; neither system is changed. */
export class Abandoned extends Error {
  constructor(readonly note: string) {
    super(note);
  }
}

/**
 * The one place that waits for humans. A step that cannot go on becomes a problem: shown in search attributes, memo,
 * current details, the pending timer's summary and Andersson's request row, told once, and tried again by `retry`, by
 * facts that arrive, and by itself ever more seldom. Its handlers stand from the process's first moment.
 */
export class OperatorDesk {
  #problem: Problem | null = null;
  #count = 0;
  #retryInMs = 0;
  #firstRetryMs = 0;
  #language: Language = 'sv';
  readonly #inbox: Decision[] = [];

  constructor(
    readonly owner: DeskOwner,
    private readonly process: DeskProcess,
  ) {
    this.#hear('retry', 'Försök igen: {"problem":"…"} eller tomt');
    this.#hear('skip', 'Hoppa över steget: {"problem":"…","note":"varför"}');
    this.#hear(
      'useExisting',
      'Använd ett dokument som finns i Fortnox: {"problem":"…","fortnoxNumber":"…","note":"varför"}',
    );
    this.#hear('abandon', 'Avsluta processen utan att ändra något: {"note":"varför"}');
  }

  /** After admission, and after continue-as-new. */
  open(rules: { readonly language: Language; readonly retryEveryMs: number }, state?: DeskState): void {
    this.#language = rules.language;
    this.#firstRetryMs = rules.retryEveryMs;
    this.#retryInMs = state?.retryInMs ?? rules.retryEveryMs;
    this.#problem = state?.problem ?? null;
    this.#count = state?.count ?? 0;
    if (this.#problem) showAgain(this.#problem, this.#language);
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  state(): DeskState {
    return { problem: this.#problem, count: this.#count, retryInMs: this.#retryInMs };
  }

  /** Whether a decision waits to be acted on. */
  hasDecision(): boolean {
    return this.#inbox.length > 0;
  }

  /** The process is to look for itself; decisions about problems that are over are forgotten. @throws Abandoned */
  beforeLooking(): void {
    this.#throwIfAbandoned();
    if (!this.#problem) this.#inbox.length = 0;
  }

  /** Runs the step until it is done, skipped, or facts have come. @throws Abandoned, and faults of the program */
  async run<T>(step: Step<T>): Promise<StepResult<T>> {
    let attempt: () => Promise<T> = () => step.run(null);
    for (;;) {
      this.#throwIfAbandoned();
      try {
        const value = await inStep(attempt);
        if (!step.othersFollow) await this.close();
        return { result: 'done', value };
      } catch (error) {
        await this.#fail(step, error);
      }
      const decision = await this.#wait();
      if (decision === 'factsCame') return { result: 'factsCame' };
      const problem = this.#problem;
      if (decision === 'timer') attempt = () => step.run(null);
      else if (decision.choice === 'retry') attempt = () => step.run(problem);
      else if (decision.choice === 'abandon') throw new Abandoned(decision.note);
      else if (decision.choice === 'skip') {
        this.process.note(`skip ${decision.problem}: ${decision.note}`);
        const kind = problem?.kind ?? '';
        await this.close();
        return { result: 'skipped', note: decision.note, kind };
      } else {
        this.process.note(`useExisting ${decision.problem} ${decision.fortnoxNumber}: ${decision.note}`);
        const { useExisting } = step;
        attempt = () => (useExisting ? useExisting(decision.fortnoxNumber, decision.note) : step.run(problem));
      }
    }
  }

  /** Nothing waits any more: the step is done, what it was about is no longer so, or the process ends. */
  async close(): Promise<void> {
    if (!this.#problem) return;
    this.#problem = null;
    await closeShown(this.owner, this.process.fortnoxNumber());
  }

  /** An end asked for is heard before anything more is done in either system. */
  #throwIfAbandoned(): void {
    const abandon = this.#inbox.find((decision) => decision.choice === 'abandon');
    if (abandon?.choice === 'abandon') throw new Abandoned(abandon.note);
  }

  async #wait(): Promise<Decision | 'timer' | 'factsCame'> {
    const summary = timerSummary(this.#problem);
    const woken = await condition(() => this.#inbox.length > 0 || this.process.factsCame(), this.#retryInMs, {
      summary,
    });
    const decision = this.#nextDecision();
    if (decision) return decision;
    if (woken) return this.process.factsCame() ? 'factsCame' : this.#wait();
    this.#retryInMs = Math.min(this.#retryInMs * 2, longestRetryMs);
    return workflowInfo().continueAsNewSuggested ? 'factsCame' : 'timer';
  }

  /** The next decision about the open problem; one about a problem that has dissolved meanwhile says nothing any more. */
  #nextDecision(): Decision | undefined {
    for (let decision = this.#inbox.shift(); decision; decision = this.#inbox.shift()) {
      if (decision.choice === 'abandon' || decision.problem === this.#problem?.id) return decision;
    }
    return undefined;
  }

  async #fail<T>(step: Step<T>, error: unknown): Promise<void> {
    const texts = operatorTexts[this.#language];
    const failure = problemFailure(error, texts);
    if (!failure) throw error;
    const isNew = this.#problem?.kind !== failure.kind || isAnotherStep(this.#problem.what, step.what);
    if (isNew) {
      this.#count += 1;
      this.#retryInMs = this.#firstRetryMs;
    }
    const id = isNew ? `${failure.kind}-${this.#count}` : (this.#problem?.id ?? '');
    const choices: Choice[] = [
      'retry',
      ...(step.skippable ? (['skip'] as const) : []),
      ...(step.useExisting ? (['useExisting'] as const) : []),
      'abandon',
    ];
    this.#problem = {
      id,
      kind: failure.kind,
      what: step.what,
      why: failure.why,
      who: failure.who ?? texts.unknownWho,
      where: failure.where ?? texts.unknownWhere,
      afterwards: texts.afterwards(id, choices, Math.max(1, Math.round(this.#retryInMs / minuteMs)), failure.skipIf),
      choices,
      since: isNew ? new Date().toISOString() : (this.#problem?.since ?? ''),
    };
    await showProblem(this.owner, this.#problem, this.#language, isNew, this.process.fortnoxNumber());
  }

  #hear(choice: Choice, description: string): void {
    const { update, signal } = choiceMessages(choice);
    const judged = (message: RawMessage) => judge(choice, message, this.#problem, operatorTexts[this.#language]);
    setHandler(
      update,
      (message) => {
        const decision = judged(message);
        if (typeof decision === 'string') return decision;
        this.#inbox.push(decision);
        return heard(decision, this.#problem, operatorTexts[this.#language]);
      },
      {
        description,
        // Synchronous, as it must be (temporal-practice, rule 1): a refusal reaches the caller and leaves no trace.
        validator: (message) => {
          const decision = judged(message);
          if (typeof decision === 'string') throw new Error(decision);
        },
      },
    );
    const onSignal = (message: RawMessage) => {
      const decision = judged(message);
      if (typeof decision === 'string')
        this.process.note(operatorTexts[this.#language].ignoredSignal(choice, decision));
      else this.#inbox.push(decision);
    };
    setHandler(signal, onSignal, { description });
  }
}

/** The same kind in another step is another problem: what was decided about the one says nothing of the other. */
function isAnotherStep(before: string, now: string): boolean {
  return before !== now && patched('a-problem-per-step');
}
