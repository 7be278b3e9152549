import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';
import { AnderssonDatabaseError } from './errors';

interface AnyNode {
  readonly kind: string;
  readonly [part: string]: unknown;
}

const FIRST_ROWS = 'use verbs.firstRows';
const INSERT_ID = 'use verbs.insertReturningId';
const UPSERT = 'use verbs.upsert';

/** Operators that Kysely compiles for any database and SQL Server (2016 and up) does not have. */
const FOREIGN_OPERATORS =
  /^((not )?ilike|~~?\*?|!~~?\*?|\|\||->>?|&&|@>|<@|\?[|&]?|@@|regexp|match|<=>|is( not)? distinct from|is( not)? (true|false))$/i;

/** Parts of a query that SQL Server refuses, each with what to write instead. Everything not listed passes. */
const refusals: Readonly<Record<string, (node: AnyNode) => string | undefined>> = {
  LimitNode: () => `"limit": ${FIRST_ROWS}`,
  ReturningNode: () => `"returning": ${INSERT_ID}`,
  OutputNode: () => `"output" (refused on tables with triggers): ${INSERT_ID}`,
  OnConflictNode: () => `"on conflict": ${UPSERT}`,
  OnDuplicateKeyNode: () => `"on duplicate key": ${UPSERT}`,
  OrActionNode: () => `"insert or …": ${UPSERT}`,
  TupleNode: () => 'row values "(a, b)": compare column by column',
  OperatorNode: ({ operator }) =>
    FOREIGN_OPERATORS.test(String(operator)) ? `the operator "${String(operator)}": write it in plain SQL` : undefined,
  OrderByItemNode: ({ nulls }) => (nulls ? '"nulls first/last": order by a case expression first' : undefined),
  WithNode: ({ recursive }) => (recursive ? '"with recursive": SQL Server has no such word' : undefined),
  ValueNode: ({ value, immediate }) =>
    immediate && typeof value === 'boolean' ? 'a literal true or false: write 1 or 0' : undefined,
  SelectModifierNode: ({ modifier }) =>
    modifier ? `"${String(modifier)}": SQL Server locks by table hints` : undefined,
  ColumnDefinitionNode: ({ autoIncrement }) => (autoIncrement ? '"autoincrement"' : undefined),
  SelectQueryNode: ({ offset, fetch, orderBy, distinctOn }) => {
    if (distinctOn) return '"distinct on": group by instead';
    if (fetch && !offset) return `"fetch" without "offset": ${FIRST_ROWS}`;
    return offset && !orderBy ? '"offset" without "order by": a page needs an order' : undefined;
  },
  InsertQueryNode: ({ replace, ignore }) => (replace || ignore ? `"replace"/"ignore": ${UPSERT}` : undefined),
};

/**
 * Refuses what Kysely would compile and SQL Server would not run. It stands before both databases, so that a query
 * written and tried on SQLite alone cannot fail first at a customer's; the verbs of each dialect pass it as plain SQL.
 * @throws (when a query is compiled) AnderssonDatabaseError `statementRefused` with what to write instead
 */
export const tsqlFence = (): KyselyPlugin => ({
  transformQuery: ({ node }: PluginTransformQueryArgs): RootOperationNode => {
    refuseForeign(node);
    return node;
  },
  transformResult: async ({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> => result,
});

const refuseForeign = (part: unknown): void => {
  if (typeof part !== 'object' || part === null) return;
  if (Array.isArray(part)) {
    for (const item of part) refuseForeign(item);
    return;
  }
  if (!isNode(part)) return;
  if ('ifNotExists' in part && part.ifNotExists) throw refused('"if not exists"');
  const why = refusals[part.kind]?.(part);
  if (why !== undefined) throw refused(why);
  for (const [name, inner] of Object.entries(part)) {
    // Values are data, not SQL.
    if (name !== 'value' || part.kind !== 'ValueNode') refuseForeign(inner);
  }
};

const isNode = (part: object): part is AnyNode => 'kind' in part && typeof part.kind === 'string';

const refused = (why: string): AnderssonDatabaseError =>
  new AnderssonDatabaseError('statementRefused', `SQL Server does not run ${why}`);
