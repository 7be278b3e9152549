import type { Fields, ResourceDefinition } from './resource-definition';

type Keyed = Pick<ResourceDefinition, 'keyFields' | 'fields'>;

/** A key as one text: a number as it is; of several parts, as they stand in a path, so that `A/1` and `0` make `A%2F1/0`. */
export function keyText(parts: readonly string[]): string {
  return parts.length === 1 ? String(parts[0]) : parts.map(encodeURIComponent).join('/');
}

/** The key of a document; undefined while a part of it is not set. */
export function keyOf({ keyFields }: Keyed, fields: Fields): string | undefined {
  const parts = keyFields.map((name) => fields.get(name));
  return parts.includes(undefined) ? undefined : keyText(parts.map(String));
}

/** The key that a path names, its parts decoded; a number may be written in more ways than one (`0`, `0.00`). */
export function keyInPath(definition: Keyed, params: Readonly<Record<string, string>>): string {
  const part = (name: string): string => {
    const text = params[name] ?? '';
    const isNumber = definition.fields.some((rule) => rule.name === name && rule.kind === 'number');
    return isNumber && text.trim() !== '' ? String(Number(text)) : text;
  };
  return keyText(definition.keyFields.map(part));
}

/** The path of one document below its collection, as a template: `/{PriceList}/{ArticleNumber}/{FromQuantity}`. */
export function keyTemplate({ keyFields }: Keyed): string {
  return keyFields.map((name) => `/{${name}}`).join('');
}

/** The same for one document: the key, encoded. */
export function keyPath({ keyFields }: Keyed, key: string): string {
  return keyFields.length === 1 ? encodeURIComponent(key) : key;
}
