import type { FieldProblem } from '../../http/warehouse-errors';
import { rounded } from '../../resources/read-field';
import type { MemberRule, Members } from './member-rule';
import { isJsonObject } from './read-json';
import { readMembers } from './read-members';
import { refuseJson } from './warehouse-problem';

/** Reads `rows` of a body; what is wrong with their members is added to `problems`. Absent, there are none. */
export function readRows(sent: unknown, rules: readonly MemberRule[], problems: FieldProblem[]): readonly Members[] {
  if (sent === undefined || sent === null) return [];
  if (!Array.isArray(sent)) return refuseJson('rows måste vara en lista');
  return sent.map((row: unknown, index) => {
    if (!isJsonObject(row)) return refuseJson(`rows[${index}] måste vara ett objekt`);
    const read = readMembers(rules, row, `rows[${index}].`);
    problems.push(...read.problems);
    return read.members;
  });
}

/** The same row with its numbers kept to two decimals. */
export function withTwoDecimals(row: Members): Members {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'number' ? rounded(value, 2) : value,
  ]);
  return Object.fromEntries(entries);
}
