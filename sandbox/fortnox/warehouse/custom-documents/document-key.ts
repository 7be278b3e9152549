import type { FieldProblem } from '../../http/warehouse-errors';
import type { JsonObject } from '../common/read-json';
import { refuseMembers } from '../common/warehouse-problem';
import type { DocumentKey } from './custom-document';

const typeForm = /^[A-Z0-9_-]{1,25}$/i;
const idForm = /^\d{1,25}$/;

/** The key in a path as it is looked up: a type's case does not matter (warehouse-api §3.2). */
export function keyInPath({ type = '', id = '' }: Readonly<Record<string, string>>): DocumentKey {
  return { type: type.toUpperCase(), id };
}

/** Refuses a key that no document can have, or that a body repeats otherwise; `typeMember` is what the body calls the type. */
export function checkKey({ type, id }: DocumentKey, body: JsonObject, typeMember: 'type' | 'referenceType'): void {
  const problems: FieldProblem[] = [];
  if (!typeForm.test(type)) problems.push({ field: 'type', error: 'validation.pattern' });
  if (!idForm.test(id)) problems.push({ field: 'id', error: 'validation.pattern' });
  const [sentType, sentId] = [body[typeMember] ?? type, body.id ?? id];
  // That the body must say the same as the path is in no sheet; the stricter shows a mistake.
  if (String(sentType).toUpperCase() !== type) problems.push({ field: typeMember, error: 'validation.invalid' });
  if (sentId !== id) problems.push({ field: 'id', error: 'validation.invalid' });
  if (problems.length > 0) refuseMembers(problems);
}
