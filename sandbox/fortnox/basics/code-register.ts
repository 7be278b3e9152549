import { errorCodes, refusal } from '../http/error-answers';
import type { FieldRule } from '../resources/field-rule';
import type { Fields, ResourceDefinition } from '../resources/resource-definition';

/** What sets one register of codes apart from the next. */
interface CodeRegister {
  readonly collection: string;
  readonly item: string;
  readonly list: string;
  readonly fields: readonly FieldRule[];
  readonly notFound: { readonly code: number; readonly message: string };
  readonly lastmodified?: 'proven';
}

/** A small register whose key is `Code`; its list shows what its detail shows. */
export function codeRegister({ fields, notFound, ...names }: CodeRegister): ResourceDefinition {
  return {
    ...names,
    keyFields: ['Code'],
    fields,
    listItem: (document: Fields) =>
      Object.fromEntries(fields.map(({ name, kind }) => [name, document.get(name) ?? (kind === 'text' ? '' : null)])),
    derived: {},
    echoedOnCreate: [],
    filters: {},
    search: {},
    sorts: { code: 'Code' },
    firstNumber: 1,
    refusals: {
      notFound: { status: 404, ...notFound },
      numberTaken: (code) => refusal(errorCodes.codeTaken, `Koden ${code} används redan.`),
      missing: (field) => refusal(errorCodes.fieldMissing, `Fältet ${field} måste anges.`),
    },
    check: () => undefined,
  };
}
