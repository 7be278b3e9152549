import type { Answer } from '../http/answer';
import type { ApiFamily } from '../http/api-family';
import type { Fault } from './fault';

type OddBody = Extract<Fault, { kind: 'oddBody' }>;

/** Every value of some JSON, the innermost first, as `change` would have it; undefined leaves a member out. */
function changed(value: unknown, name: string, change: (name: string, value: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => changed(item, '', change));
    return change(name, items);
  }
  if (typeof value !== 'object' || value === null) return change(name, value);
  const entries = Object.entries(value).map(([member, inner]) => [member, changed(inner, member, change)]);
  return change(name, Object.fromEntries(entries));
}

/** `/3` without its envelope, so that a list is a bare array; what has none, as the warehouse, inside one. */
function inWrongEnvelope(json: unknown, family: ApiFamily | undefined): unknown {
  if (family !== 'core') return { data: json };
  return typeof json === 'object' && json !== null ? Object.values(json).at(-1) : json;
}

/** The answer with a body that no schema of its route allows. One without JSON is left as it is. */
export function oddAnswer(fault: OddBody, answer: Answer, family: ApiFamily | undefined): Answer {
  if (answer.json === undefined) return answer;
  const { members = {}, without = [], numbersAsText = false, wrongEnvelope = false } = fault;
  const json = changed(answer.json, '', (name, value) => {
    if (without.includes(name)) return undefined;
    if (Object.hasOwn(members, name)) return members[name];
    return numbersAsText && typeof value === 'number' ? String(value) : value;
  });
  return { ...answer, json: wrongEnvelope ? inWrongEnvelope(json, family) : json };
}
