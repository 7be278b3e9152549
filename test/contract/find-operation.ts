import type { OpenApiDocument, Operation } from './openapi-document';

/** An operation of the description, with the path parameters of one call, decoded. */
export interface FoundOperation {
  readonly template: string;
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
}

type Found = FoundOperation | 'unknownPath' | 'unknownMethod';
type Method = keyof OpenApiDocument['paths'][string];

function parametersOf(template: string, path: string): Record<string, string> | undefined {
  const [expected, sent] = [template.split('/'), path.split('/')];
  if (expected.length !== sent.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const given = sent[index] ?? '';
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name === undefined ? part !== given : given === '') return undefined;
    if (name !== undefined) parameters[name] = decodeURIComponent(given);
  }
  return parameters;
}

const placeholders = (template: string): number => template.split('{').length;

/** Finds who serves a path, as a router would: the most literal template wins. */
export function operationFinder(document: OpenApiDocument): (method: string, path: string) => Found {
  // Templates of the description may end in a slash themselves; what is sent is compared as it is.
  const templates = Object.entries(document.paths).sort(([a], [b]) => placeholders(a) - placeholders(b));
  return (method, path) => {
    let found: Found = 'unknownPath';
    for (const [template, methods] of templates) {
      const parameters = parametersOf(template, path);
      if (parameters === undefined) continue;
      const operation = methods[method.toLowerCase() as Method];
      if (operation !== undefined) return { template, operation, parameters };
      found = 'unknownMethod';
    }
    return found;
  };
}
