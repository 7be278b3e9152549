import type { FailureRule } from './rule';

const loginCommand = '`andersson-fortnox fortnox login`';
const settings = { sv: 'datorn där integrationen körs', en: "the integration's computer" };

/** What keeps the integration from calling Fortnox at all, found out by itself. */
export const accessRules = {
  notLoggedIn: {
    retry: true,
    actor: 'operator',
    sv: `Ingen är inloggad i Fortnox för företaget. Kör ${loginCommand}, eller ange FORTNOX_TENANT_ID.`,
    en: `Nobody is logged in to Fortnox for the company. Run ${loginCommand}, or set FORTNOX_TENANT_ID.`,
    where: settings,
  },
  tokenKeyWrong: {
    retry: true,
    actor: 'operator',
    sv: `Inloggningen i Fortnox är sparad med en annan nyckel. Sätt tillbaka den förra TOKEN_KEY, eller logga in på nytt: ${loginCommand}.`,
    en: `The login to Fortnox is kept under another key. Put the former TOKEN_KEY back, or log in again: ${loginCommand}.`,
    where: settings,
  },
  tokenStoreUnavailable: {
    retry: true,
    actor: 'operator',
    sv: 'Inloggningen i Fortnox ligger i Anderssons databas, som inte kan användas just nu. Försöket görs om av sig självt.',
    en: "The login to Fortnox is kept in Andersson's database, which cannot be used right now. It is tried again by itself.",
    where: { sv: 'Anderssons databas, och ANDERSSON_DATABASE', en: "Andersson's database, and ANDERSSON_DATABASE" },
  },
  callsNotCounted: {
    retry: true,
    actor: 'operator',
    sv: 'Anropen till Fortnox räknas i Anderssons databas, som inte kan användas just nu, så inget skickades. Försöket görs om av sig självt.',
    en: "Calls to Fortnox are counted in Andersson's database, which cannot be used right now, so nothing was sent. It is tried again by itself.",
    where: { sv: 'Anderssons databas, och ANDERSSON_DATABASE', en: "Andersson's database, and ANDERSSON_DATABASE" },
  },
} as const satisfies Record<string, FailureRule>;
