import type { FieldProblem } from '../../http/warehouse-errors';
import { isDay } from '../../resources/swedish-time';
import type { MemberRule, Members, MemberValue } from './member-rule';
import { refuseJson } from './warehouse-problem';

/** What was read, and everything that is wrong with it. */
export interface ReadMembers {
  readonly members: Members;
  readonly problems: readonly FieldProblem[];
}

type Sent = Readonly<Record<string, unknown>>;
type Problem = Omit<FieldProblem, 'field'>;

const jsonType = { text: 'string', choice: 'string', date: 'string', uuid: 'string', boolean: 'boolean' } as const;
const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function textProblem(rule: MemberRule, value: string): Problem | undefined {
  if (rule.kind === 'choice' && !rule.oneOf.includes(value)) return { error: 'validation.invalid.enum' };
  if (rule.kind === 'date' && !isDay(value)) return { error: 'validation.invalid.localdate' };
  if (rule.kind === 'uuid' && !uuidForm.test(value)) return { error: 'validation.invalid.uuid' };
  if (rule.kind !== 'text' || rule.size === undefined) return undefined;
  const [min, max] = rule.size;
  const length = [...value].length;
  return length < min || length > max ? { error: 'validation.size', errorParams: { min, max } } : undefined;
}

function problemOf(rule: MemberRule, value: MemberValue): Problem | undefined {
  if (typeof value === 'string') return textProblem(rule, value);
  if (typeof value !== 'number' || (rule.kind !== 'number' && rule.kind !== 'integer')) return undefined;
  const { least } = rule;
  return least !== undefined && value < least ? { error: 'validation.min', errorParams: { min: least } } : undefined;
}

/** A value of another JSON type never reaches the rules: the reader of the JSON itself gives up. */
function typed(rule: MemberRule, at: string, value: unknown): MemberValue {
  if (rule.kind === 'number' || rule.kind === 'integer') {
    const fits = rule.kind === 'number' ? Number.isFinite(value) : Number.isSafeInteger(value);
    return fits ? (value as number) : refuseJson(`${at} måste vara ett tal`);
  }
  const wanted = jsonType[rule.kind];
  return typeof value === wanted ? (value as MemberValue) : refuseJson(`${at} måste vara ${wanted}`);
}

/** Reads the members that have rules. `at` goes before their names in problems: `rows[0].`. */
export function readMembers(rules: readonly MemberRule[], sent: Sent, at = ''): ReadMembers {
  const members: Record<string, MemberValue> = {};
  const problems: FieldProblem[] = [];
  for (const rule of rules) {
    const field = `${at}${rule.name}`;
    const given = Object.hasOwn(sent, rule.name) ? sent[rule.name] : undefined;
    if (given === undefined || given === null) {
      if (rule.required === true) problems.push({ field, error: 'validation.notnull' });
      continue;
    }
    const value = typed(rule, field, given);
    const problem = problemOf(rule, value);
    if (problem !== undefined) problems.push({ field, ...problem });
    members[rule.name] = value;
  }
  return { members, problems };
}
