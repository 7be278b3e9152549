import type { Language } from './language';

/** What a process says at the one place that waits for humans (design §3), in the company's language. */
export interface OperatorTexts {
  /**
   * What to press when the cause is mended, and what happens otherwise; without quotation marks, which the Web UI bends.
   * `skipIf`: when to press skip, where that does not leave the step out.
   */
  afterwards(problem: string, choices: readonly string[], retryInMinutes: number, skipIf?: string): string;
  /** The labels of what, why, who, where, afterwards and the page that says more. */
  readonly labels: {
    readonly what: string;
    readonly why: string;
    readonly who: string;
    readonly where: string;
    readonly afterwards: string;
    /** Before the page of its kind of problem. */
    readonly more: string;
  };
  /** Why a step that no answer came of stands; `activity`: its name, for support. */
  noAnswer(activity: string): string;
  readonly unknownWho: string;
  readonly unknownWhere: string;
  readonly refused: {
    readonly nothingOpen: string;
    problemMissing(open: string): string;
    other(asked: string, open: string): string;
    notChoosable(choice: string, problem: string): string;
    readonly noteMissing: string;
    readonly numberMissing: string;
  };
  readonly heard: {
    retry(problem: string): string;
    skip(problem: string): string;
    useExisting(problem: string, number: string): string;
    readonly abandon: string;
  };
  ignoredSignal(name: string, reason: string): string;
}

const sv: OperatorTexts = {
  afterwards: (problem, choices, minutes, skipIf = 'Ska steget inte göras') =>
    [
      `Rätta orsaken och tryck retry; annars försöks det igen av sig självt om ${minutes} min.`,
      ...(choices.includes('useExisting')
        ? [`Finns dokumentet redan i Fortnox: useExisting med ${problem}, dokumentets nummer och en anteckning.`]
        : []),
      ...(choices.includes('skip') ? [`${skipIf}: skip med ${problem} och en anteckning.`] : []),
      'Ska processen avslutas utan att något ändras: abandon med en anteckning.',
    ].join(' '),
  labels: { what: 'Vad', why: 'Varför', who: 'Vem', where: 'Var', afterwards: 'Sedan', more: 'Mer' },
  noAnswer: (activity) =>
    `Steget ${activity} blev inte klart i tid: datorn eller nätet kan ha stannat. Inget görs två gånger; det försöks igen av sig självt.`,
  unknownWho: 'den som sköter integrationen',
  unknownWhere: 'se felet ovan',
  refused: {
    nothingOpen: 'Inget problem är öppet i den här processen.',
    problemMissing: (open) => `Ange vilket problem (problem) det gäller: öppet nu är ${open}.`,
    other: (asked, open) => `Problemet ${asked} är inte öppet längre; öppet nu är ${open}.`,
    notChoosable: (choice, problem) => `${choice} går inte att välja för ${problem}.`,
    noteMissing: 'En anteckning (note) behövs: varför görs det så här?',
    numberMissing: 'Fortnox nummer (fortnoxNumber) behövs, bara siffror.',
  },
  heard: {
    retry: (problem) => `${problem} försöks igen nu.`,
    skip: (problem) => `${problem} hoppas över.`,
    useExisting: (problem, number) => `${problem}: dokument ${number} i Fortnox används.`,
    abandon: 'Processen avslutas utan att något ändras i systemen.',
  },
  ignoredSignal: (name, reason) => `Signalen ${name} ignorerades: ${reason}`,
};

const en: OperatorTexts = {
  afterwards: (problem, choices, minutes, skipIf = 'If the step is not to be done') =>
    [
      `Mend the cause and press retry; otherwise it is tried again by itself in ${minutes} min.`,
      ...(choices.includes('useExisting')
        ? [`If the document exists in Fortnox: useExisting with ${problem}, the document's number and a note.`]
        : []),
      ...(choices.includes('skip') ? [`${skipIf}: skip with ${problem} and a note.`] : []),
      'To end the process without changing anything: abandon with a note.',
    ].join(' '),
  labels: { what: 'What', why: 'Why', who: 'Who', where: 'Where', afterwards: 'Afterwards', more: 'More' },
  noAnswer: (activity) =>
    `The step ${activity} was not done in time: the computer or the network may have stopped. Nothing is done twice; it is tried again by itself.`,
  unknownWho: 'whoever runs the integration',
  unknownWhere: 'see the failure above',
  refused: {
    nothingOpen: 'No problem is open in this process.',
    problemMissing: (open) => `Say which problem it is about (problem): open now is ${open}.`,
    other: (asked, open) => `The problem ${asked} is no longer open; open now is ${open}.`,
    notChoosable: (choice, problem) => `${choice} cannot be chosen for ${problem}.`,
    noteMissing: 'A note is needed: why is it done this way?',
    numberMissing: "Fortnox's number (fortnoxNumber) is needed, digits only.",
  },
  heard: {
    retry: (problem) => `${problem} is tried again now.`,
    skip: (problem) => `${problem} is skipped.`,
    useExisting: (problem, number) => `${problem}: document ${number} in Fortnox is used.`,
    abandon: 'The process ends without changing either system.',
  },
  ignoredSignal: (name, reason) => `The signal ${name} was ignored: ${reason}`,
};

export const operatorTexts: Readonly<Record<Language, OperatorTexts>> = { sv, en };
