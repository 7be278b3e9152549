import { activityInfo } from '@temporalio/activity';
import {
  DeleteQueryNode,
  InsertQueryNode,
  type KyselyPlugin,
  type OperationNode,
  type QueryId,
  RawNode,
  UpdateQueryNode,
} from 'kysely';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import type { DatabaseFault } from './fault-case';

/** The fault of one company's database: armed for one call of one activity. */
export interface ArmedFault {
  readonly activity: string;
  /** How many of its calls go well first. */
  readonly skip: number;
  /** Its calls so far; one that is tried again is still the same. */
  readonly calls: Set<string>;
  readonly fault: Exclude<DatabaseFault, 'lockedShortly' | 'lockedLong'>;
  /** Set when it has struck. */
  struckAt: number | null;
}

/** How long a database that is gone stays away: as long as an operator restarts a server, and longer than any one wait. */
const goneForMs = 60_000;

const said = (message: string, more: object) => Object.assign(new Error(message), more);
/** As the drivers throw them: SQL Server's through `mssql`, SQLite's through `libsql`. */
const thrown = {
  deadlock: () =>
    said('Transaction (Process ID 61) was deadlocked on lock resources with another process', {
      name: 'RequestError',
      code: 'EREQUEST',
      number: 1205,
    }),
  busy: () => said('database is locked', { name: 'SqliteError', code: 'SQLITE_BUSY', rawCode: 5 }),
  gone: () => said('Failed to connect to 10.0.0.5:1433 - connect ECONNREFUSED', { code: 'ESOCKET' }),
  replyLost: () => said('Connection lost - read ECONNRESET', { name: 'RequestError', code: 'ECONNRESET' }),
};

/**
 * The database as the armed activity meets it, statement by statement; as it is for everybody else, unless it is gone.
 * An activity that calls Fortnox meets it where its calls are counted: the shared window is visited in the context of the
 * call that waits, and of a company with one purchase only one activity does.
 */
export function faultyDatabase(database: AnderssonDatabase, armed: ArmedFault): AnderssonDatabase {
  const asMetNow = () => metNow(database, armed);
  return {
    ...database,
    get kysely() {
      return asMetNow().kysely;
    },
    now: () => asMetNow().now(),
    transaction: (work) => asMetNow().transaction(work),
  };
}

function metNow(database: AnderssonDatabase, armed: ArmedFault): AnderssonDatabase {
  if (armed.struckAt !== null) {
    const stillGone = armed.fault === 'gone' && Date.now() < armed.struckAt + goneForMs;
    return stillGone ? withPlugin(database, unreachable(armed)) : database;
  }
  const { activityType, activityId } = activityInfo();
  if (activityType !== armed.activity || armed.calls.add(activityId).size <= armed.skip) return database;
  if (armed.fault === 'gone' || armed.fault === 'busy') return withPlugin(database, unreachable(armed));
  return lost(database, armed);
}

/** No statement reaches the database. */
function unreachable(armed: ArmedFault): KyselyPlugin {
  return {
    transformQuery() {
      throw strike(armed);
    },
    transformResult: async ({ result }) => result,
  };
}

/** The activity's first write, or its transaction, is undone (deadlock) or done (reply lost), and an error comes back. */
function lost(database: AnderssonDatabase, armed: ArmedFault): AnderssonDatabase {
  const writes = new WeakSet<QueryId>();
  const faulty = withPlugin(database, {
    transformQuery({ node, queryId }) {
      if (isWrite(node)) writes.add(queryId);
      if (armed.fault === 'deadlock' && armed.struckAt === null && (isWrite(node) || readsOnly(armed))) {
        throw strike(armed);
      }
      return node;
    },
    async transformResult({ queryId, result }) {
      if (armed.fault === 'replyLost' && armed.struckAt === null && writes.has(queryId)) throw strike(armed);
      return result;
    },
  });
  return {
    ...faulty,
    async transaction(work) {
      const value = await database.transaction(async (trx) => {
        const done = await work(trx);
        if (armed.fault === 'deadlock') throw strike(armed);
        return done;
      });
      if (armed.fault === 'replyLost') throw strike(armed);
      return value;
    },
  };
}

function withPlugin(database: AnderssonDatabase, plugin: KyselyPlugin): AnderssonDatabase {
  const kysely = database.kysely.withPlugin(plugin);
  return {
    ...database,
    kysely,
    now: () => database.verbs.now(kysely),
    transaction: async (work) => {
      // The transaction's own first statement is what fails.
      await database.verbs.now(kysely);
      return database.transaction(work);
    },
  };
}

function strike(armed: ArmedFault): Error {
  armed.struckAt ??= Date.now();
  return thrown[armed.fault]();
}

/** Also inside plain SQL, as the verbs write it. */
function isWrite(node: OperationNode): boolean {
  if (RawNode.is(node)) return node.parameters.some(isWrite);
  return InsertQueryNode.is(node) || UpdateQueryNode.is(node) || DeleteQueryNode.is(node);
}

function readsOnly({ activity }: ArmedFault): boolean {
  return activity === 'admitPurchase' || activity === 'readPurchase' || activity === 'receiptDocuments';
}
