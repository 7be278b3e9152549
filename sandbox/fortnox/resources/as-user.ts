import { badRequest } from '../http/bad-request';
import type { Switches } from '../switches';
import { keyOf } from './document-key';
import type { DocumentStore, StoredDocument } from './document-store';
import { type Detail, detailOf } from './document-text';
import type { FieldRule, FieldValue, GroupValue } from './field-rule';
import type { Fields } from './resource-definition';

/** Fields as someone types them in Fortnox; null or "" empties one. */
export type TypedFields = Readonly<Record<string, unknown>>;

/**
 * A register as Fortnox's own user sees it: no token, no rate, no API rules about characters or lengths; every change is
 * stamped. All refusals are thrown with a sentence.
 */
export interface RegisterAsUser {
  /** The fields that together are the number by which a document is called below; several make a text as in a path. */
  readonly keyFields: readonly string[];
  /** Everything, lowest number first, as a detail shows it without `@url`. */
  all(): readonly Detail[];
  get(number: string): Detail | undefined;
  /** When the document last changed, as `lastmodified` sees it; undefined when there is none. */
  changedAt(number: string): Date | undefined;
  create(fields: TypedFields): Detail;
  /** JSON merge-patch. */
  put(number: string, patch: TypedFields): Detail;
  remove(number: string): void;
  /** Adds or replaces many at once, stamped `changedAt` (default: now); answers how many. */
  seed(list: readonly object[], changedAt?: Date): number;
}

function typed(rule: FieldRule, value: unknown, before: FieldValue | undefined): FieldValue {
  const wanted = { text: 'string', number: 'number', boolean: 'boolean', group: 'object', rows: 'object' }[rule.kind];
  if (typeof value !== wanted || Array.isArray(value)) throw badRequest(`${rule.name} must be of type ${wanted}`);
  if (rule.kind !== 'group') return value as FieldValue;
  return { ...(before as GroupValue | undefined), ...(value as GroupValue) };
}

/** The user's hands on a register. */
export function registerAsUser(store: DocumentStore, switches: Switches): RegisterAsUser {
  const { definition } = store;
  const { item, keyFields } = definition;
  const rules = new Map(definition.fields.map((rule) => [rule.name, rule]));
  const initial = new Map(
    definition.fields.flatMap(({ name, initial: value }) => (value === undefined ? [] : [[name, value]])),
  );
  const detail = (document: StoredDocument): Detail => detailOf(definition, document, switches);

  const patched = (before: Fields, patch: TypedFields): Fields => {
    const fields = new Map(before);
    for (const [name, value] of Object.entries(patch)) {
      const rule = rules.get(name);
      if (rule === undefined || (rule.readOnly === true && rule.userFills !== true))
        throw badRequest(`${item} has no field ${name} to fill in`);
      if (value === undefined) continue;
      if (value !== null && value !== '') fields.set(name, typed(rule, value, before.get(name)));
      else if (rule.required === true) throw badRequest(`${name} must not be empty`);
      else fields.delete(name);
    }
    return definition.settle?.(before, fields) ?? fields;
  };

  const whole = (given: TypedFields): Fields => {
    const fields = patched(initial, given);
    const missing = definition.fields.find(({ name, required }) => required === true && !fields.has(name));
    if (missing !== undefined) throw badRequest(`${missing.name} is missing`);
    return fields;
  };

  const numbered = (fields: Fields): { readonly number: string; readonly fields: Fields } => {
    const number = keyOf(definition, fields);
    if (number !== undefined) return { number, fields };
    const next = store.nextNumber();
    return { number: next, fields: new Map(fields).set(keyFields[0], next) };
  };

  return {
    keyFields,
    all: () => store.inOrder().map(detail),
    get(number) {
      const document = store.find(number);
      return document && detail(document);
    },
    changedAt(number) {
      const document = store.find(number);
      return document && new Date(document.changed.epochSeconds * 1_000);
    },
    create(given) {
      const { number, fields } = numbered(whole(given));
      if (!store.isFree(number)) throw badRequest(`${item} ${number} is taken`);
      return detail(store.save(number, fields));
    },
    put(number, patch) {
      const document = store.find(number);
      if (document === undefined) throw badRequest(`there is no ${item} ${number}`);
      const moved = keyFields.find((name) => (patch[name] ?? document.fields.get(name)) !== document.fields.get(name));
      if (moved !== undefined) throw badRequest(`${moved} cannot be changed`);
      const kept = keyFields.map((name) => [name, document.fields.get(name)]);
      return detail(store.save(number, patched(document.fields, { ...patch, ...Object.fromEntries(kept) })));
    },
    remove(number) {
      if (!store.remove(number)) throw badRequest(`there is no ${item} ${number}`);
    },
    seed(list, changedAt) {
      // All are read before any is kept, so that a bad one in the middle leaves nothing half done.
      const read = list.map((given) => whole(given as TypedFields));
      for (const given of read) {
        const { number, fields } = numbered(given);
        store.save(number, fields, changedAt === undefined ? {} : { changedAt });
      }
      return list.length;
    },
  };
}
