import type { Language } from '../../../domain/language';

/** Why there is no connection to the change feed. */
export type FeedLoss =
  | 'noToken'
  | 'notReached'
  | 'closed'
  | 'silent'
  | 'noAnswer'
  | 'tokenRefused'
  | 'topicsRefused'
  | 'notStarted';

/** The connection is gone, or could not be made. Nothing is lost by it: registers are then polled as without a feed. */
export class FeedLostError extends Error {
  constructor(
    readonly loss: FeedLoss,
    /** What the network said, where it said something, or why there is no token. */
    readonly detail = '',
  ) {
    super(feedLossSentence('en', loss, detail));
  }
}

const sentences: Readonly<Record<Language, Readonly<Record<FeedLoss, string>>>> = {
  sv: {
    noToken: 'Fortnox ger ingen inloggning till ändringsflödet.',
    notReached: 'Fortnox ändringsflöde kunde inte nås. Kontrollera nätet och FORTNOX_FEED_ADDRESS.',
    closed: 'Anslutningen till Fortnox ändringsflöde bröts.',
    silent: 'Fortnox ändringsflöde svarar inte längre.',
    noAnswer: 'Fortnox ändringsflöde svarade inte på ett kommando.',
    tokenRefused:
      'Fortnox ändringsflöde godtar inte inloggningen. Kontrollera FORTNOX_CLIENT_SECRET; dröjer det kvar, logga in på nytt: andersson-fortnox fortnox login.',
    topicsRefused:
      'Fortnox ändringsflöde ger inget av de ämnen som behövs. Kontrollera kopplingens rättigheter i Fortnox.',
    notStarted: 'Fortnox ändringsflöde startade inte.',
  },
  en: {
    noToken: 'Fortnox gives no sign-in to the change feed.',
    notReached: "Fortnox's change feed could not be reached. Check the network and FORTNOX_FEED_ADDRESS.",
    closed: "The connection to Fortnox's change feed broke.",
    silent: "Fortnox's change feed answers no longer.",
    noAnswer: "Fortnox's change feed did not answer a command.",
    tokenRefused:
      "Fortnox's change feed does not accept the sign-in. Check FORTNOX_CLIENT_SECRET; if it stays, log in again: andersson-fortnox fortnox login.",
    topicsRefused: "Fortnox's change feed gives none of the topics needed. Check the integration's rights in Fortnox.",
    notStarted: "Fortnox's change feed did not start.",
  },
};

const meanwhile: Readonly<Record<Language, string>> = {
  sv: 'Försöket görs om av sig självt; under tiden läses registren som utan flöde.',
  en: 'It is tried again by itself; meanwhile the registers are read as without a feed.',
};

/** What happened and what to do, and that nothing is lost by it. */
export function feedLossSentence(language: Language, loss: FeedLoss, detail: string): string {
  return [sentences[language][loss], ...(detail ? [`(${detail})`] : []), meanwhile[language]].join(' ');
}
