import { AnderssonDatabaseError } from './errors';
import type { AnderssonDatabase } from './open-database';
import { CONTRACT_NAME, CONTRACT_VERSION } from './tables';

const INVALID_OBJECT_NAME = 208;
const SELECT_DENIED = 229;

/**
 * Whether the database holds the contract this program was built for; called at start, before anything else is read.
 * @throws AnderssonDatabaseError `schemaMissing`, `contractOutdated`, `contractNewer` or `permissionMissing`, with what
 * to do. A lost connection is thrown as it is.
 */
export const checkContractVersion = async (database: AnderssonDatabase): Promise<void> => {
  const found = await readVersion(database);
  if (found === CONTRACT_VERSION) return;
  const details = { found: found ?? 0, needed: CONTRACT_VERSION };
  if (found === undefined) {
    throw new AnderssonDatabaseError(
      'schemaMissing',
      `${where(database)} has no tables of the integration. ${howToMake(database)}`,
      details,
    );
  }
  throw found < CONTRACT_VERSION
    ? new AnderssonDatabaseError(
        'contractOutdated',
        `${where(database)} has version ${found} of the integration's tables, this program needs ${CONTRACT_VERSION}. Have an administrator run what docs/andersson-contract.md says of the versions after ${found}.`,
        details,
      )
    : new AnderssonDatabaseError(
        'contractNewer',
        `${where(database)} has version ${found} of the integration's tables, this program knows ${CONTRACT_VERSION}. Update the program on this machine.`,
        details,
      );
};

const readVersion = async (database: AnderssonDatabase): Promise<number | undefined> => {
  try {
    const row = await database.kysely
      .selectFrom('contract_version')
      .select('version')
      .where('contract', '=', CONTRACT_NAME)
      .executeTakeFirst();
    return row?.version;
  } catch (error) {
    if (isMissingTable(error)) return undefined;
    if (numberOf(error) !== SELECT_DENIED) throw error;
    throw new AnderssonDatabaseError(
      'permissionMissing',
      `${where(database)}: the user may not read the integration's tables. Grant select, insert, update and delete on the schema.`,
      {},
      error,
    );
  }
};

const isMissingTable = (error: unknown): boolean =>
  numberOf(error) === INVALID_OBJECT_NAME || (error instanceof Error && /^no such table/.test(error.message));

const numberOf = (error: unknown): unknown => (error as { number?: unknown } | null)?.number;

const where = ({ kind, schemaName }: AnderssonDatabase): string =>
  kind === 'mssql' ? `Andersson's database (schema ${schemaName})` : "Andersson's embedded database";

const howToMake = ({ kind }: AnderssonDatabase): string =>
  kind === 'mssql'
    ? 'Have an administrator review and run the script of printSchema, then start again.'
    : 'Make them with createAnderssonSchema (the sandbox does so), or point the setting at the right file.';
