import { errorCodes, type Refusal, refusal } from '../http/error-answers';
import type { Switches } from '../switches';
import type { FieldRule, FieldValue, GroupValue } from './field-rule';
import { readField } from './read-field';
import type { Fields, ResourceDefinition } from './resource-definition';

/** A document as a write would leave it, or why it is refused. */
export type Written = { readonly fields: Fields } | { readonly refused: Refusal };

/** Written into a text field, it clears it (core-api §4.2). */
const blank = 'API_BLANK';

type Change = { readonly set: FieldValue } | { readonly refused: Refusal } | 'clear' | 'leave';

function clearing(
  rule: FieldRule,
  definition: ResourceDefinition,
  sent: null | typeof blank,
  switches: Switches,
): Change {
  if (rule.required === true) {
    const asNull = refusal(errorCodes.notText, `Fältet ${rule.name} är av typen string.`);
    return { refused: sent === null ? asNull : definition.refusals.missing(rule.name) };
  }
  if (rule.initial !== undefined) {
    const withDefault = refusal(errorCodes.notText, `Fältet ${rule.name} kan inte tömmas.`);
    return switches.nullOnDefaultedField === 'default' ? { set: rule.initial } : { refused: withDefault };
  }
  const readsEmpty = rule.kind === 'text' && switches.clearedTextReads === 'emptyText';
  return readsEmpty ? { set: '' } : 'clear';
}

function change(
  definition: ResourceDefinition,
  rule: FieldRule,
  sent: unknown,
  before: FieldValue | undefined,
  switches: Switches,
): Change {
  const treated = rule.whenSent?.() ?? (rule.readOnly === true ? switches.readOnlyFields : 'taken');
  if (treated === 'ignored') return 'leave';
  if (treated === 'refused') {
    return { refused: refusal(errorCodes.readOnlyField, `Fältet ${rule.name} kan inte ändras.`) };
  }
  if (rule.kind === 'text' && rule.nullCode !== undefined) {
    if (sent === '') return 'clear';
    if (sent === null) return { refused: refusal(rule.nullCode, `Fältet ${rule.name} får inte vara null.`) };
  }
  if (sent === '') return 'leave';
  if (sent === null) return clearing(rule, definition, sent, switches);
  if (sent === blank && rule.kind === 'text') return clearing(rule, definition, blank, switches);
  const read = readField(rule, sent, switches);
  if ('refused' in read) return read;
  if (rule.kind !== 'group') return { set: read.value };
  return { set: { ...(before as GroupValue | undefined), ...(read.value as GroupValue) } };
}

function apply(
  definition: ResourceDefinition,
  before: Fields,
  sent: Readonly<Record<string, unknown>>,
  switches: Switches,
): Written {
  const fields = new Map(before);
  const rules = new Map<string, FieldRule>(definition.fields.map((rule) => [rule.name, rule]));
  rules.set('@url', { name: '@url', kind: 'text', readOnly: true });
  const unknown = Object.keys(sent).find((name) => !rules.has(name));
  if (unknown !== undefined) return { refused: refusal(errorCodes.unknownField, `Felaktigt fältnamn (${unknown})`) };
  for (const [name, rule] of rules) {
    if (!Object.hasOwn(sent, name) || sent[name] === undefined) continue;
    const changed = change(definition, rule, sent[name], before.get(name), switches);
    if (changed === 'leave') continue;
    if (changed === 'clear') fields.delete(name);
    else if ('refused' in changed) return changed;
    else fields.set(name, changed.set);
  }
  const settled = definition.settle?.(before, fields) ?? fields;
  const problem = definition.check(settled);
  return problem === undefined ? { fields: settled } : { refused: problem };
}

/** A new document from what was sent, defaults filled in. The number is left to the caller. */
export function newDocument(
  definition: ResourceDefinition,
  sent: Readonly<Record<string, unknown>>,
  switches: Switches,
): Written {
  const initial = new Map<string, FieldValue>();
  for (const { name, initial: value } of definition.fields) {
    if (value !== undefined) initial.set(name, value);
  }
  // null on create sets nothing, so a required field sent as null is merely missing.
  const given = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, value ?? undefined]));
  const missing = definition.fields.find(({ name, required }) => required === true && (given[name] ?? '') === '');
  const written = apply(definition, initial, given, switches);
  if (missing === undefined || 'refused' in written) return written;
  return { refused: definition.refusals.missing(missing.name) };
}

/** A document with a partial update applied: the clearing rules of core-api §4.2. */
export function updatedDocument(
  definition: ResourceDefinition,
  before: Fields,
  sent: Readonly<Record<string, unknown>>,
  switches: Switches,
): Written {
  const { keyFields } = definition;
  const isOther = (name: string) => sent[name] !== undefined && String(sent[name]) !== String(before.get(name));
  const other = keyFields.find(isOther);
  if (other !== undefined && switches.otherNumberInUpdate === 'refused') {
    return { refused: refusal(errorCodes.numberCannotChange, `Fältet ${other} kan inte ändras.`) };
  }
  const rest = Object.entries(sent).filter(([name]) => !keyFields.includes(name));
  return apply(definition, before, Object.fromEntries(rest), switches);
}
