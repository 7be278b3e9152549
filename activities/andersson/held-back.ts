import { heldTooLong, standStill } from '../../domain/held-back';
import type { Language } from '../../domain/language';
import type { HeldBack } from '../../workflows/contract/watch';
import type { CompanyAndersson } from './company-database';
import type { HeldLimit } from './database/verbs';

/**
 * What an open transaction in Andersson's database holds back: nothing saved beyond it is seen by any process. One that
 * has lasted too long has its sentence, made once; the database's own clock measures it.
 * @param before what the look before came to, also another process's
 */
export async function lookAtHeldBack(
  { database, language }: CompanyAndersson,
  before: HeldBack | null,
): Promise<HeldBack | null> {
  const held = await database.verbs.heldLimit(database.kysely);
  if (held === null) return null;
  const now = await database.now();
  const stands = standStill(before, held.limit, now);
  if (stands === null) return null;
  if (before?.limit === stands.limit && before.sentence !== null) return before;
  return { ...stands, sentence: heldTooLong(stands, now) ? sentences[language](stands.since, held.session) : null };
}

/** A clock on the wall of whoever reads it. */
const localTime = (instant: string) =>
  new Date(instant).toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' });

type Session = HeldLimit['session'];

const sentences: Readonly<Record<Language, (since: string, session: Session) => string>> = {
  sv: (since, session) =>
    `Inget som sparats i Andersson sedan ${localTime(since)} når Fortnox: en transaktion i databasen står öppen. Längst har ${swedish(session)}. Spara eller avsluta där, eller låt en databasadministratör avsluta sessionen; sedan går allt vidare av sig självt.`,
  en: (since, session) =>
    `Nothing saved in Andersson since ${localTime(since)} reaches Fortnox: a transaction in the database stands open. The longest is that of ${english(session)}. Save or end there, or have a database administrator end the session; then all goes on by itself.`,
};

function swedish(session: Session): string {
  if (session === null)
    return 'en okänd session gjort det (databasanvändaren får inte se andras; en administratör ser dem i sys.dm_tran_session_transactions)';
  const { id, login, host, program, seconds } = session;
  return `session ${id} gjort det, ${minutes(seconds)} min (användare ${login ?? '?'}, dator ${host ?? '?'}, program ${program ?? '?'})`;
}

function english(session: Session): string {
  if (session === null)
    return 'an unknown session (the database user may not see others; an administrator sees them in sys.dm_tran_session_transactions)';
  const { id, login, host, program, seconds } = session;
  return `session ${id}, ${minutes(seconds)} min (user ${login ?? '?'}, computer ${host ?? '?'}, program ${program ?? '?'})`;
}

const minutes = (seconds: number) => Math.round(seconds / 60);
