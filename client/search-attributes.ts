import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import type { SearchAttributeType } from '@temporalio/common';

/** What is needed of a typed key of `defineSearchAttributeKey`. */
export interface SearchAttribute {
  name: string;
  type: SearchAttributeType;
}

/** The part of a connection that registers attributes. */
export type OperatorConnection = Pick<Connection, 'operatorService'>;

/** Name in the CLI and number on the wire (temporal.api.enums.v1.IndexedValueType). */
const types = {
  TEXT: { cli: 'Text', wire: 1 },
  KEYWORD: { cli: 'Keyword', wire: 2 },
  INT: { cli: 'Int', wire: 3 },
  DOUBLE: { cli: 'Double', wire: 4 },
  BOOL: { cli: 'Bool', wire: 5 },
  DATETIME: { cli: 'Datetime', wire: 6 },
  KEYWORD_LIST: { cli: 'KeywordList', wire: 7 },
} as const satisfies Record<SearchAttributeType, { cli: string; wire: number }>;

const visibleTimeoutMs = 30_000;
const lookEveryMs = 50;

/** `NAME=Type`, as `temporal server start-dev --search-attribute` takes it. */
export function asFlagValue({ name, type }: SearchAttribute): string {
  return `${name}=${types[type].cli}`;
}

/** The namespace lacks search attributes, and this user may not add them. */
export class MissingSearchAttributesError extends Error {}

/**
 * Adds the attributes a namespace lacks and waits until it lists them all: without them the first start fails.
 * @throws MissingSearchAttributesError with the commands for an administrator, where they cannot be added; an Error when
 * a name is there with another type, or when they do not show in time.
 */
export async function registerSearchAttributes(
  connection: OperatorConnection,
  namespace: string,
  attributes: readonly SearchAttribute[],
): Promise<void> {
  const missing = await missingOf(connection, namespace, attributes);
  if (missing.length === 0) return;
  try {
    await addSearchAttributes(connection, namespace, missing);
  } catch (error) {
    throw new MissingSearchAttributesError(howToAdd(namespace, missing, error));
  }
  const deadline = Date.now() + visibleTimeoutMs;
  while ((await missingOf(connection, namespace, attributes)).length > 0) {
    if (Date.now() > deadline) {
      const names = missing.map(({ name }) => name).join(', ');
      throw new Error(`The search attributes ${names} did not show in namespace ${namespace} in 30 s.`);
    }
    await pause(lookEveryMs);
  }
}

function howToAdd(namespace: string, missing: readonly SearchAttribute[], error: unknown): string {
  const commands = missing.map(
    ({ name, type }) =>
      `temporal operator search-attribute create --namespace ${namespace} --name ${name} --type ${types[type].cli}`,
  );
  const reason = error instanceof Error ? error.message : String(error);
  return `The namespace ${namespace} lacks search attributes and they could not be added (${reason}). Run:\n${commands.join('\n')}`;
}

/** Adds attributes without asking what is there: all that the time-skipping server can do. */
export async function addSearchAttributes(
  connection: OperatorConnection,
  namespace: string,
  attributes: readonly SearchAttribute[],
): Promise<void> {
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(attributes.map(({ name, type }) => [name, types[type].wire])),
  });
}

async function missingOf(
  connection: OperatorConnection,
  namespace: string,
  attributes: readonly SearchAttribute[],
): Promise<SearchAttribute[]> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  return attributes.filter(({ name, type }) => {
    const found = customAttributes?.[name];
    if (found !== undefined && found !== types[type].wire) {
      throw new Error(
        `Search attribute ${name} of namespace ${namespace} is not of type ${types[type].cli}: remove it.`,
      );
    }
    return found === undefined;
  });
}
