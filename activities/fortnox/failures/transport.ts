import { type FailureRule, places } from './rule';

/** The way to Fortnox and the right to use it. */
export const transportRules = {
  notReached: {
    retry: true,
    actor: 'operator',
    sv: 'Fortnox kunde inte nås. Kontrollera nätet och FORTNOX_API_ADDRESS; försöket görs om av sig självt.',
    en: 'Fortnox could not be reached. Check the network and FORTNOX_API_ADDRESS; it is tried again by itself.',
    where: places.network,
  },
  noAnswer: {
    retry: true,
    actor: 'nobody',
    sv: 'Svaret från Fortnox uteblev eller bröts på vägen. Försöket görs om av sig självt.',
    en: 'The answer from Fortnox did not come, or broke off on its way. It is tried again by itself.',
    where: places.nowhere,
  },
  rateLimited: {
    retry: true,
    actor: 'nobody',
    sv: 'Fortnox tar inte emot fler anrop just nu. Försöket görs om av sig självt.',
    en: 'Fortnox takes no more calls right now. It is tried again by itself.',
    where: places.nowhere,
  },
  fortnoxDown: {
    retry: true,
    actor: 'nobody',
    sv: 'Fortnox har ett fel hos sig. Försöket görs om av sig självt.',
    en: 'Fortnox has a fault of its own. It is tried again by itself.',
    where: places.nowhere,
  },
  unexpectedAnswer: {
    retry: true,
    actor: 'developer',
    sv: 'Fortnox svarade med något som inte går att tolka. Försöket görs om; återkommer det, anmäl metod, sökväg och ärende-id till supporten.',
    en: 'Fortnox answered with something that cannot be read. It is tried again; if it stays, report method, path and request id.',
    where: places.support,
  },
  notAuthorised: {
    retry: true,
    actor: 'fortnoxAdministrator',
    sv: 'Fortnox godtar inte inloggningen. En administratör i Fortnox behöver godkänna kopplingen på nytt.',
    en: 'Fortnox does not accept the sign-in. An administrator in Fortnox must consent to the integration again.',
    where: places.consent,
  },
  credentialsRefused: {
    retry: true,
    actor: 'fortnoxAdministrator',
    sv: 'Fortnox ger ingen åtkomst. Kontrollera FORTNOX_CLIENT_ID, FORTNOX_CLIENT_SECRET och FORTNOX_TENANT_ID, och att kopplingen är godkänd i Fortnox.',
    en: 'Fortnox grants no access. Check FORTNOX_CLIENT_ID, FORTNOX_CLIENT_SECRET and FORTNOX_TENANT_ID, and that the integration is consented in Fortnox.',
    where: {
      sv: 'integrationens inställningar, och Fortnox → Administrera användare → Integrationer',
      en: "the integration's settings, and Fortnox → Administrera användare (users) → Integrationer",
    },
  },
  missingRight: {
    retry: false,
    actor: 'fortnoxAdministrator',
    sv: 'Kopplingen saknar behörighet i Fortnox. Ge användaren rätten och godkänn kopplingen på nytt.',
    en: 'The integration lacks a right in Fortnox. Grant the right and consent again.',
    where: places.consent,
  },
  missingLicence: {
    retry: false,
    actor: 'fortnoxAdministrator',
    sv: 'En licens saknas i Fortnox. Aktivera modulen i Fortnox.',
    en: 'A licence is missing in Fortnox. Activate the module in Fortnox.',
    where: places.licences,
  },
  malformedRequest: {
    retry: false,
    actor: 'developer',
    sv: 'Fortnox förstod inte anropet. Det är ett fel i integrationen: anmäl det till supporten med koden.',
    en: 'Fortnox did not understand the call. This is a fault of the integration: report it with the code.',
    where: places.support,
  },
  listNotComplete: {
    retry: false,
    actor: 'developer',
    sv: 'Fortnox lista upprepar sig i stället för att gå vidare, så integrationen kan inte veta om dokumentet finns. Leta upp det för hand i Fortnox och anmäl felet till supporten.',
    en: "Fortnox's list repeats itself instead of going on, so that the integration cannot know whether the document exists. Look for it in Fortnox by hand, and report the fault.",
    where: places.support,
  },
} as const satisfies Record<string, FailureRule>;
