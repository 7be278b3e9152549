import fc from 'fast-check';
import { compareNumbers, compareParts, createDocumentOrder } from '../../../sandbox/fortnox/resources/document-order';
import type { StoredDocument } from '../../../sandbox/fortnox/resources/stored-document';
import { changeStamp } from '../../../sandbox/fortnox/resources/swedish-time';

const document = (number: string): StoredDocument => ({
  number,
  fields: new Map(),
  changed: changeStamp(new Date(0)),
  listedFromMs: 0,
});

const part = fc.oneof(
  fc.nat(30).map(String),
  fc.constantFrom('01', '1', 'A', 'a', 'A1', 'Ö', '10-R', '10%2F2', '10.5'),
);
const several = fc.tuple(part, part).map((parts) => parts.join('/'));

test.each([
  ['numbers', compareNumbers, part],
  ['keys of several parts', compareParts, several],
] as const)(
  '%s: whatever comes, changes and goes, and whenever one looks, the order is that of sorting all',
  (_what, compare, numbers) => {
    const steps = fc.array(fc.record({ number: numbers, goes: fc.boolean(), looks: fc.boolean() }), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, (list) => {
        const documents = new Map<string, StoredDocument>();
        const order = createDocumentOrder(documents, compare);
        for (const { number, goes, looks } of list) {
          if (goes) documents.delete(number);
          else documents.set(number, document(number));
          order.touch(number);
          if (looks) order.all();
        }
        const sorted = [...documents.values()].sort((a, b) => compare(a.number, b.number));
        expect(order.all()).toEqual(sorted);
        // The very documents that are there now, not those they took the place of.
        for (const one of order.all()) expect(one).toBe(documents.get(one.number));
      }),
      { numRuns: 300 },
    );
  },
);

test('a list once given stays as it was, also when thousands come at once', () => {
  const documents = new Map<string, StoredDocument>();
  const order = createDocumentOrder(documents, compareNumbers);
  const add = (number: string) => {
    documents.set(number, document(number));
    order.touch(number);
  };
  add('2');
  const before = order.all();
  for (let number = 3_000; number > 2; number -= 1) add(String(number));
  add('1');
  expect(before.map(({ number }) => number)).toEqual(['2']);
  expect(order.all().map(({ number }) => number)).toEqual(
    Array.from({ length: 3_000 }, (_, index) => String(index + 1)),
  );
  documents.clear();
  order.reset();
  expect(order.all()).toEqual([]);
});
