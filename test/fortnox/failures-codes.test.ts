import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readAnswer } from '../../activities/fortnox/answer';
import { failureKind, failureRules } from '../../activities/fortnox/failures';
import { notCodesOfAnswers, sheetCodes } from './failures-of-the-sheets';

const sheets = join(__dirname, '../../../shared/fortnox');
const read = (name: string) => readFileSync(join(sheets, name), 'utf8');

test.each(sheetCodes)('%s with HTTP %i is %s', (code, status, kind) => {
  expect(failureKind('GET', status, code)).toBe(kind);
});

/** Codes that tell by the HTTP status whether the path's record or one that the body names is missing. */
const ofPathOrBody = sheetCodes.filter(([code, status, kind]) =>
  sheetCodes.some(([same, other, of]) => same === code && status === 400 && other === 404 && of !== kind),
);

test.each(ofPathOrBody)(
  '%s to a POST, which has no record in its path, is of its body: with HTTP 404 as with %i, %s',
  (...of) => {
    const [code, , kind] = of;
    expect(failureKind('POST', 404, code)).toBe(kind);
    const body = JSON.stringify({ ErrorInformation: { Error: 1, Message: 'Kan inte hitta det.', Code: Number(code) } });
    const answer = { status: 404, body, requestId: null, retryAfterMs: null, at: new Date(0) };
    expect(readAnswer('POST', '/3/supplierinvoices', answer)).toMatchObject({ outcome: 'refused', failure: { kind } });
  },
);

test('the codes that a POST gets with HTTP 404 as well are all of them', () => {
  expect(ofPathOrBody.map(([code]) => code)).toEqual([
    '2000428',
    '2000433',
    '2001161',
    '2000432',
    '2000429',
    '2000423',
  ]);
});

const known = new Set([...sheetCodes.map(([code]) => code), ...notCodesOfAnswers]);
const seven = /(?<!\d)(?:20\d{5}|10000\d\d)(?!\d)/g;
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([whole, group]) => group ?? whole);

/** The codes that stand in the sheets themselves. */
function namedInSheets(): readonly string[] {
  const core = read('core-api.md');
  const warehouse = read('warehouse-api.md');
  const [, table = ''] = warehouse.split('| Code | Status | Where | Mark |');
  const rows = (table.split('\n\n')[0] ?? '').split('\n').map((row) => row.split('|')[1] ?? '');
  const twin = JSON.parse(read('warehouse-schema.json')) as {
    readonly _meta: { readonly errors: Readonly<Record<string, unknown>> };
  };
  const { codesDocumented, codesSeenLive, codesFramework } = twin._meta.errors;
  const actions = all(JSON.stringify(twin), /"errors":\[([^\]]*)\]/g).flatMap((list) => all(list, /"([\w.]+)[" ]/g));
  return [
    ...all(core, seven),
    ...all(read('core-schema.json'), seven),
    ...all(core, /`((?:invalid|unsupported)_\w+)`/g),
    ...rows.flatMap((row) => all(row, /`([\w.]+)`/g)),
    ...all(warehouse, /`([a-z]+(?:_[a-z]+)+)`/g),
    ...all(warehouse, /`(validation(?:\.[a-z]+)*)`/g),
    ...Object.keys({ ...(codesDocumented as object), ...(codesSeenLive as object), ...(codesFramework as object) }),
    ...actions.filter((code) => !/^\d+$/.test(code)),
  ];
}

const present = existsSync(join(sheets, 'core-api.md'));
(present ? test : test.skip)('every code of the sheets has a row, and none is made up', () => {
  const named = new Set(namedInSheets());
  expect(named.size).toBeGreaterThan(90);
  expect([...named].filter((code) => !known.has(code))).toEqual([]);
  expect([...known].filter((code) => !named.has(code))).toEqual([]);
});

const spellings = (code: string): readonly string[] => {
  const words = code
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_.]/);
  return ['_', '.', '-', ''].flatMap((sign) => [words.join(sign), words.join(sign).toUpperCase()]);
};

test.each(sheetCodes.filter(([code]) => /[a-z]/i.test(code)))(
  'warehouse-api §1: %s is known in every spelling',
  (code, status, kind) => {
    for (const spelling of spellings(code))
      expect([spelling, failureKind('GET', status, spelling)]).toEqual([spelling, kind]);
  },
);

const anyCode = fc
  .oneof(
    fc.integer({ min: 1_000_000, max: 2_999_999 }).map(String),
    fc.string(),
    fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty', ...notCodesOfAnswers),
  )
  .filter((code) => !sheetCodes.some(([known]) => spellings(known).includes(code.toLowerCase().replace(/[_.-]/g, ''))));

test('design rule 3: a code nobody knows is told by its HTTP status, and a refusal never tried again', () => {
  fc.assert(
    fc.property(anyCode, fc.integer({ min: 400, max: 599 }), (code, status) => {
      const kind = failureKind('POST', status, code);
      expect(kind).toBe(failureKind('POST', status, null));
      const passes = status >= 500 || status === 429 || status === 401;
      expect(failureRules[kind].retry).toBe(passes);
    }),
  );
});

const anyError = fc.oneof(
  fc.record({ error: anyCode, id: fc.uuid(), message: fc.string() }).map((error) => JSON.stringify(error)),
  anyCode.map((code) => JSON.stringify({ ErrorInformation: { error: 1, message: 'Nytt.', code } })),
  fc.json(),
  fc.string(),
);

test('design rule 1: whatever answers a write, it may only be made again where Fortnox did not look at it', () => {
  fc.assert(
    fc.property(fc.constantFrom('POST', 'PUT', 'PATCH'), fc.integer({ min: 300, max: 599 }), anyError, (...input) => {
      const [method, status, body] = input;
      const at = new Date(0);
      const read = readAnswer(method, '/3/orders', { status, body, requestId: 'ab12cd34', retryAfterMs: null, at });
      if (read.outcome === 'done') throw new Error('an error was taken for done');
      expect(read.failure).toMatchObject({ method, path: '/3/orders', status, requestId: 'ab12cd34' });
      if (read.outcome === 'notSent')
        expect(['rateLimited', 'notAuthorised', 'tenantMigrating']).toContain(read.failure.kind);
      if (status >= 500 && read.failure.kind === 'fortnoxDown') expect(read.outcome).toBe('unknown');
      if (read.failure.kind === 'unexpectedAnswer') expect(read.outcome).toBe('unknown');
    }),
  );
});
