import type { Language } from '../../domain/language';
import { AnderssonDatabaseError, type DatabaseFault } from './database';

type Details = AnderssonDatabaseError['details'];
type Sentence = (details: Details) => string | undefined;

const at = ({ address, file }: Details): string => String(address ?? file ?? '');

/** What an operator can do about the database, or what is wrong with a row, by fault; other faults are programming errors and stay in English. */
const swedish: Partial<Record<DatabaseFault, Sentence>> = {
  unreachable: (it) =>
    `Anderssons databas ${at(it)} svarar inte. Kontrollera att SQL Server är igång, nätet och brandväggen.`,
  loginRefused: (it) =>
    `Anderssons databas ${at(it)} godtar inte inloggningen. Kontrollera användare och lösenord i ANDERSSON_DATABASE.`,
  databaseMissing: (it) =>
    `Databasen finns inte på servern, eller användaren får inte öppna den (${at(it)}). Kontrollera namnet i ANDERSSON_DATABASE.`,
  certificateRefused: (it) =>
    `Servern ${at(it)} har ett certifikat som inte kan kontrolleras. Installera ett giltigt, eller lägg till trustServerCertificate=true i ANDERSSON_DATABASE.`,
  settingsInvalid: () =>
    'ANDERSSON_DATABASE kan inte läsas. Skriv mssql://användare:lösenord@server:1433/databas, med specialtecken procentkodade.',
  fileUnusable: (it) => `Databasfilen ${at(it)} kan inte öppnas. Kontrollera sökvägen och rättigheterna.`,
  schemaMissing: () =>
    'Databasen saknar integrationens tabeller. Låt en administratör köra skriptet från `andersson-fortnox schema print`.',
  contractOutdated: ({ found, needed }) =>
    `Integrationens tabeller har version ${found}, programmet behöver ${needed}. Låt en administratör köra ändringsskriptet.`,
  contractNewer: ({ found, needed }) =>
    `Integrationens tabeller har version ${found}, programmet känner till ${needed}. Uppdatera programmet på den här datorn.`,
  permissionMissing: () =>
    'Databasanvändaren får inte läsa integrationens tabeller. Ge den select, insert, update och delete på schemat.',
  rowInvalid: ({ swedish: said }) => said?.toString(),
};

/** Why the database, or a row, cannot be used and what to do, in the operator's language; never with a password or a row's content. */
export function databaseSentence(error: unknown, language: Language): string {
  if (!(error instanceof AnderssonDatabaseError)) return error instanceof Error ? error.message : String(error);
  const sentence = language === 'sv' ? swedish[error.kind]?.(error.details) : undefined;
  return sentence ?? error.message;
}
