import { registers } from '../../domain/registers';
import { jsonSchemaOf, openApiVariable, readOpenApi, type Schema } from './openapi-document';
import { declarationDifferences } from './wire-differences';

const openApi = process.env[openApiVariable];
const title = "the product's register declarations against Fortnox's OpenAPI";

if (!openApi) {
  test.skip(`${title} (needs ${openApiVariable})`, () => undefined);
} else {
  describe(title, () => {
    const { paths, components } = readOpenApi(openApi);
    const resolve = (schema: unknown): Schema => {
      const { $ref } = schema as Schema;
      return typeof $ref === 'string' ? (components.schemas[$ref.split('/').at(-1) ?? ''] ?? {}) : (schema as Schema);
    };
    /** What is in an envelope: the schema of one of its members. */
    const member = (schema: Schema | undefined, name: string): Schema =>
      resolve((resolve(schema ?? {}).properties as Schema | undefined)?.[name] ?? {});

    describe.each(Object.values(registers))('$name', ({ name, fortnox, fields }) => {
      const { collection, single, list, key, searchByKey } = fortnox;
      const all = paths[`/3/${collection}`];
      const one = paths[`/3/${collection}/{${key}}`];
      const created = member(jsonSchemaOf(all?.post?.requestBody), single);
      const described = (created.properties ?? {}) as Readonly<Record<string, Schema>>;
      const differences = declarationDifferences[name] ?? [];

      test('paths, envelopes, key and search are there', () => {
        expect(Object.keys(one ?? {})).toEqual(expect.arrayContaining(['get', 'put']));
        expect(member(jsonSchemaOf(one?.put?.requestBody), single)).toBe(created);
        const listed = member(jsonSchemaOf(all?.get?.responses['200'] ?? {}), list);
        expect(resolve(listed.items)).toHaveProperty(['properties', key]);
        expect(described).toHaveProperty([key]);
        const searched = all?.get?.parameters.map((parameter) => parameter.name);
        if (searchByKey !== null) expect(searched).toContain(searchByKey);
      });

      test('each field is of the type and the length declared, known differences aside', () => {
        const typeOf = { text: 'string', code: 'string', amount: 'number', flag: 'boolean' } as const;
        const declared = fields.map(({ content, fortnox: { field, length } }) => {
          const difference = differences.find((candidate) => candidate.field === field);
          const isText = typeOf[content] === 'string';
          return [field, typeOf[content], isText ? (difference ? difference.described : length) : null];
        });
        const lengths = fields.map(({ fortnox: { field } }) => {
          const schema = described[field];
          return [field, schema?.type, schema?.maxLength ?? null];
        });
        expect(lengths).toEqual(declared);
      });

      test('a field is declared required where the description requires it', () => {
        const required = fields.filter((rule) => rule.required).map((rule) => rule.fortnox.field);
        expect(required).toEqual(created.required ?? []);
      });

      test('every known difference is of a field declared and not of the described length', () => {
        for (const { field, described: length } of differences) {
          expect(fields.find((rule) => rule.fortnox.field === field)?.fortnox.length).not.toBe(length);
          expect(fields.map((rule) => rule.fortnox.field)).toContain(field);
        }
      });
    });
  });
}
