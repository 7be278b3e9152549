import { readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { workflowBundle } from '../../workers/workflow-bundle';
import { historiesFolder, neutralIdentity } from '../support/history';
import { quietRuntime } from '../support/temporal';

beforeAll(quietRuntime);

const files = readdirSync(historiesFolder).filter((file) => file.endsWith('.json'));
const textOf = (file: string) => readFileSync(join(historiesFolder, file), 'utf8');

async function replayed(file: string, text = textOf(file)): Promise<Error | undefined> {
  const histories = [{ workflowId: file.replace('.json', ''), history: JSON.parse(text) as unknown }];
  const results = Worker.runReplayHistories({ workflowBundle: await workflowBundle() }, histories);
  for await (const { error } of results) return error;
  throw new Error(`${file} was not replayed`);
}

test.each(files)('design rule 12: %s replays from the bundle that workers run', async (file) => {
  expect(await replayed(file)).toBeUndefined();
});

test("every kind of end of a register's sync has a history", () => {
  const ends = ['idle', 'with-writes', 'conflict-asked', 'refused-start', 'interrupted', 'continued-1', 'continued-2'];
  const kinds = [...ends, 'told-of-interruption', 'merged-ahead', 'page-before-anew'];
  expect(files).toEqual(expect.arrayContaining(kinds.map((kind) => `register-sync-${kind}.json`)));
});

test('every kind of life of a purchase has a history, and so have the watch and the night check', () => {
  const running = ['at-rest', 'changed-and-made-anew', 'with-open-problem', 'healed', 'found-after-a-lost-answer'];
  const others = [
    'another-order-used',
    'noted-order-taken',
    'skipped',
    'gone-on-as-new',
    'after-continue-as-new',
    'deleted',
    'abandoned',
  ];
  const received = [
    'received',
    'stuck-in-its-receipt',
    'received-in-part',
    'received-too-early-and-twice',
    'skip-kept',
    'edited-after-its-invoice',
    'receipt-replaced',
    'free-of-charge',
  ];
  const purchases = [...running, ...others, ...received].map((kind) => `purchase-${kind}.json`);
  const rest = [
    'andersson-watch-told-of-a-start.json',
    'andersson-watch-held-back.json',
    'night-check-with-doubles.json',
    'night-check-with-login-alarm.json',
    'night-check-with-double-invoices.json',
    'night-check-with-unexplained-difference.json',
    'night-check-told-of-doubles.json',
    'night-check-with-failed-step.json',
    'night-check-with-watch-restarted.json',
    'night-check-with-ownerless-document.json',
  ];
  expect(files).toEqual(expect.arrayContaining([...purchases, ...rest]));
});

test('every kind of end of a run of the stock balances has a history', () => {
  const kinds = ['done', 'held-back', 'interrupted', 'told-of-interruption', 'refused-start'];
  expect(files).toEqual(expect.arrayContaining(kinds.map((kind) => `stock-balance-sync-${kind}.json`)));
});

test('every kind of life of the watch over Fortnox has a history', () => {
  const kinds = ['with-successors', 'lost', 'switched-off'];
  expect(files).toEqual(expect.arrayContaining(kinds.map((kind) => `fortnox-watch-${kind}.json`)));
});

test('the gate is closed: a history in another order of activities does not replay', async () => {
  const order = /"listChangedInFortnox"|"mergeChanges"/g;
  const text = textOf('register-sync-idle.json');
  const doctored = text.replace(order, (name) =>
    name === '"mergeChanges"' ? '"listChangedInFortnox"' : '"mergeChanges"',
  );
  expect(doctored).not.toBe(text);
  expect(await replayed('register-sync-idle.json', doctored)).toBeInstanceOf(DeterminismViolationError);
});

test('the gate is closed: a history with another last activity does not replay', async () => {
  const history = JSON.parse(textOf('register-sync-idle.json')) as { events: Record<string, unknown>[] };
  const events = history.events.map((event) => {
    const { activityTaskScheduledEventAttributes: scheduled } = event as {
      activityTaskScheduledEventAttributes?: { activityType: { name: string } };
    };
    if (scheduled?.activityType.name !== 'mergeChanges') return event;
    return {
      ...event,
      activityTaskScheduledEventAttributes: { ...scheduled, activityType: { name: 'closeRegisterSync' } },
    };
  });
  const error = await replayed('register-sync-idle.json', JSON.stringify({ events }));
  expect(error).toBeInstanceOf(DeterminismViolationError);
});

test.each(files)('%s tells nothing of the machine it was recorded on', (file) => {
  const text = textOf(file);
  const payloads = [...text.matchAll(/"data": "([^"]*)"/g)].map(([, data]) =>
    Buffer.from(data ?? '', 'base64').toString(),
  );
  for (const said of [text, ...payloads]) {
    expect(said).not.toMatch(/\/(home|Users|root|tmp|work)\/|[A-Z]:\\\\/);
    expect(said).not.toContain(`@${hostname()}`);
  }
  const identities = new Set([...text.matchAll(/"identity": "([^"]*)"/g)].map(([, identity]) => identity));
  expect([...identities]).toEqual([neutralIdentity]);
});
