import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createExchangeCheck } from './exchange-check';
import { reportOn } from './exchange-report';
import type { Finding } from './finding';
import { openApiFrom } from './openapi-document';
import { smallOpenApi } from './small-openapi';
import { explanationOf, type WireDifference } from './wire-difference';

const nothingSet: WireDifference = {
  operation: '* /3/customers*',
  status: [200, 201],
  in: 'answer',
  at: 'Customer.*',
  except: ['Customer.Name'],
  kind: 'null',
  differs: 'a field never set reads null',
  evidence: 'an example',
};
const account: WireDifference = { ...nothingSet, at: 'Customer.SalesAccount', kind: 'type', value: /^\d{4}$/ };
const finding: Finding = {
  operation: 'PUT /3/customers/{CustomerNumber}',
  status: 200,
  in: 'answer',
  at: 'Customer.City',
  kind: 'null',
  value: null,
  expected: 'must be string',
};
const explains = (difference: WireDifference, changes: Partial<Finding> = {}, simulatorTest = false): boolean =>
  explanationOf({ ...finding, ...changes }, [difference], simulatorTest) !== undefined;

test('a difference explains what it names and nothing beside it', () => {
  expect(explains(nothingSet)).toBe(true);
  expect(explains(nothingSet, { operation: 'GET /3/articles' })).toBe(false);
  expect(explains(nothingSet, { status: 404 })).toBe(false);
  expect(explains(nothingSet, { in: 'request' })).toBe(false);
  expect(explains(nothingSet, { kind: 'type' })).toBe(false);
  expect(explains(nothingSet, { at: 'Customer.Name' })).toBe(false);
  expect(explains(nothingSet, { at: 'Customer.DefaultTemplates.Order' })).toBe(false);
  expect(explains(account, { at: 'Customer.SalesAccount', kind: 'type', value: 3001 })).toBe(true);
  expect(explains(account, { at: 'Customer.SalesAccount', kind: 'type', value: true })).toBe(false);
});

test('what only tests of the simulator may do explains nothing of others', () => {
  expect(explains({ ...nothingSet, simulatorTestsOnly: true }, {}, true)).toBe(true);
  expect(explains({ ...nothingSet, simulatorTestsOnly: true }, {}, false)).toBe(false);
});

test('a schema the check cannot read strictly is refused, not passed over', () => {
  const combined = openApiFrom({ ...smallOpenApi, components: { schemas: { Customer: { allOf: [] } } } });
  const check = createExchangeCheck(combined);
  const requestBody = { Customer: {} };
  const exchange = { method: 'POST', route: '/3/customers', path: '/3/customers', query: '', requestBody };
  expect(() => check({ ...exchange, status: null, responseBody: null }, false)).toThrow('allOf');
});

describe('the report of a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'exchanges-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('counts, says each unexplained thing once, and knows which differences were met', async () => {
    const exchange = { method: 'GET', route: '/3/customers', path: '/3/customers', requestBody: null, status: 200 };
    const line = (query: string) => `${JSON.stringify({ ...exchange, query, responseBody: { Customers: [] } })}\n`;
    writeFileSync(join(folder, 'sandbox.fortnox.lists-1.jsonl'), line('colour=red') + line(''));
    writeFileSync(join(folder, 'activities.lists-2.jsonl'), line('colour=blue') + line('colour=green'));
    const colour: WireDifference = {
      operation: 'GET /3/customers',
      in: 'query',
      at: 'colour',
      kind: 'unknown',
      simulatorTestsOnly: true,
      differs: 'sent on purpose',
      evidence: 'an example',
    };
    const report = await reportOn(folder, createExchangeCheck(smallOpenApi), [colour, nothingSet]);
    expect(report).toMatchObject({ files: 2, exchanges: 4, combinations: 1, requestsHeld: 4, answersHeld: 4 });
    expect([...report.needed]).toEqual([colour]);
    expect(report.unexplained).toEqual([
      'GET /3/customers → 200, query colour: unknown; no such parameter; is "blue" (activities.lists-2.jsonl), 2 times',
    ]);
  });
});
