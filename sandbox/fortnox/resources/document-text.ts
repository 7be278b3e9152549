import type { Switches } from '../switches';
import { keyPath } from './document-key';
import type { FieldRule, FieldValue } from './field-rule';
import type { ResourceDefinition } from './resource-definition';
import type { StoredDocument } from './stored-document';

/** One document as a detail shows it, by field name. */
export type Detail = Record<string, FieldValue | null>;

function unset(rule: FieldRule, switches: Switches): '' | null {
  return switches.unsetTextOnDetail === 'asRecorded' ? (rule.unsetReads ?? null) : null;
}

/** Every field of a document in the order of the wire, without its `@url`. */
export function detailOf(
  definition: ResourceDefinition,
  { fields, changed }: Pick<StoredDocument, 'fields' | 'changed'>,
  switches: Switches,
): Detail {
  const entries = definition.fields.map((rule) => {
    const derive = definition.derived[rule.name];
    const value = derive === undefined ? fields.get(rule.name) : derive(fields, changed);
    return [rule.name, value ?? unset(rule, switches)] as const;
  });
  return Object.fromEntries(entries);
}

/** The absolute address of a document (core-api §2.1): Fortnox's own host, whoever asks. */
export function urlOf(definition: ResourceDefinition, number: string): string {
  return `https://api.fortnox.se/3/${definition.collection}/${keyPath(definition, number)}`;
}

/** A document as a detail answers it. */
export function single(
  definition: ResourceDefinition,
  document: StoredDocument,
  switches: Switches,
): Record<string, unknown> {
  return { '@url': urlOf(definition, document.number), ...detailOf(definition, document, switches) };
}
