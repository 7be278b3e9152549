import { init, parse } from '@polyglot-sql/sdk';

/** Nodes the parser takes for any dialect and SQL Server does not know: [key, why], where the key has a value. */
const REFUSED_KEYS: Readonly<Record<string, string>> = {
  limit: 'limit',
  returning: 'returning',
  on_conflict: 'on conflict',
  conflict_action: 'insert or …',
  is_replace: 'replace into',
  if_not_exists: 'if not exists',
  distinct_on: 'distinct on',
  nulls_first: 'nulls first/last',
  locks: 'for update',
  double_colon_syntax: 'a cast by ::',
  placeholder: 'a placeholder ?',
  parameter: 'a placeholder $1 or :name',
  i_like: 'ilike',
  concat: '||',
  null_safe_neq: 'is distinct from',
  null_safe_eq: 'is not distinct from',
  pragma: 'pragma',
  transaction: 'begin',
  create_trigger: "a trigger in another dialect's form",
  command: 'something the parser did not read',
};

const KNOWN_FUNCTIONS =
  /^(convert|sysutcdatetime|scope_identity|min_active_rowversion|isnull|nullif|len|substring|dateadd|datediff|getdate|db_id|json_value)$/i;
/** What T-SQL writes with two at signs; the parser takes it for a parameter. */
const KNOWN_GLOBALS = /^dbts$/i;
/** Types with a node of their own in the parser; the others are named in `REFUSED_TYPES` when SQL Server has none such. */
const REFUSED_TYPES = /^(boolean|timestamp|timestamptz|text|json|jsonb|serial|uuid|double|blob)$/i;

type Tree = Readonly<Record<string, unknown>>;

/**
 * Why SQL Server would refuse the statement, as far as a lenient parser and a walk can tell; empty: nothing found.
 * A trigger's heading is checked by its form, since the parser does not read it, and its body as statements.
 */
export const tsqlFaults = async (sql: string): Promise<string[]> => {
  await init();
  const trigger = TRIGGER.exec(sql.trim());
  const text = trigger ? (trigger[1] ?? '') : sql;
  const faults: string[] = text.includes('`') ? ['a name in backticks'] : [];
  if (/\bautoincrement\b/i.test(text)) faults.push('autoincrement');
  const parsed = parse(text.replace(/^\s*set (nocount|ansi_nulls|quoted_identifier) on;?/gim, ''), 'tsql' as never);
  if (!parsed.success) return [...faults, String(parsed.error)];
  walk(parsed.ast, undefined, faults);
  return faults;
};

const TRIGGER =
  /^create trigger \[\w+\]\.\[\w+\] on \[\w+\]\.\[\w+\] after (?:insert|update|delete)(?:, (?:insert|update|delete))* as\s+begin\s+([\s\S]+?)\s*end;?$/i;

const walk = (part: unknown, parent: string | undefined, faults: string[]): void => {
  if (Array.isArray(part)) {
    for (const item of part) walk(item, parent, faults);
    return;
  }
  if (typeof part !== 'object' || part === null) return;
  const tree = part as Tree;
  if (typeof tree.data_type === 'string' && REFUSED_TYPES.test(tree.data_type))
    faults.push(`the type ${tree.data_type}`);
  if (tree.offset && !tree.order_by) faults.push('offset without order by');
  if (tree.fetch && !tree.offset) faults.push('fetch without offset');
  for (const [key, value] of Object.entries(tree)) {
    if (value === null || value === false || (Array.isArray(value) && value.length === 0)) continue;
    if (key === 'parameter' && isKnownGlobal(value as Tree)) continue;
    const why = REFUSED_KEYS[key];
    if (why !== undefined) faults.push(why);
    if (key === 'boolean' && parent !== 'matched') faults.push('a literal true or false');
    if (key === 'function') refuseUnknownFunction(value as Tree, faults);
    walk(value, key, faults);
  }
};

const isKnownGlobal = ({ style, name }: Tree): boolean => style === 'DoubleAt' && KNOWN_GLOBALS.test(String(name));

const refuseUnknownFunction = ({ name }: Tree, faults: string[]): void => {
  if (!KNOWN_FUNCTIONS.test(String(name)))
    faults.push(`the function ${String(name)} (if SQL Server has it: KNOWN_FUNCTIONS)`);
};
