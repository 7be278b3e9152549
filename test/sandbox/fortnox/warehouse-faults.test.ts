import type { Fault } from '../../../sandbox/fortnox/simulator';
import { type Connected, closeSimulators } from './plain-client';
import { connectPurchasing, madeOrder, orderBody, orders } from './purchasing';

afterEach(closeSimulators);

const create = ({ warehouse }: Connected) => warehouse('POST', orders, orderBody());
const made = ({ simulator }: Connected) => simulator.purchaseOrders.all().length;
const turn = () => new Promise((resolve) => setTimeout(resolve, 30));

interface Case {
  readonly fault: Fault;
  /** Status and the part of the body that says it; `cut` where no whole answer comes. */
  readonly answer: readonly [status: number, body: object | string] | 'cut';
  readonly done: boolean;
}

test.each<Case>([
  { fault: { kind: 'replyLost' }, answer: 'cut', done: true },
  { fault: { kind: 'connectionReset' }, answer: 'cut', done: false },
  { fault: { kind: 'truncatedBody' }, answer: 'cut', done: true },
  { fault: { kind: 'tooManyRequests' }, answer: [429, ''], done: false },
  { fault: { kind: 'serverError' }, answer: [500, { error: 'internal' }], done: false },
  { fault: { kind: 'serverError', status: 503, effect: true }, answer: [503, { error: 'internal' }], done: true },
  { fault: { kind: 'unauthorized' }, answer: [401, { message: 'unauthorized' }], done: false },
  { fault: { kind: 'htmlBody', status: 200, effect: true }, answer: [200, '<html>'], done: true },
  { fault: { kind: 'oddBody', members: { id: 'API_NORIGHT' } }, answer: [201, { id: 'API_NORIGHT' }], done: true },
  { fault: { kind: 'clockSkew', seconds: 60 }, answer: [201, { id: 1 }], done: true },
  {
    fault: { kind: 'refuse', code: 'warehouse.locked', message: 'Perioden är låst.' },
    answer: [400, { error: 'warehouse.locked', message: 'Perioden är låst.' }],
    done: false,
  },
  { fault: { kind: 'missingRight' }, answer: [403, { error: 'missing.rights' }], done: false },
])('$fault.kind on a purchase order: $answer, done: $done', async ({ fault, answer, done }) => {
  const fortnox = await connectPurchasing();
  fortnox.simulator.addFault(fault);
  if (answer === 'cut') {
    await expect(create(fortnox)).rejects.toThrow();
    await turn();
  } else {
    const [status, body] = answer;
    const reply = await create(fortnox);
    expect(reply.status).toBe(status);
    if (typeof body === 'string') expect(reply.text).toContain(body);
    else expect(reply.json).toMatchObject(body);
  }
  expect(made(fortnox)).toBe(done ? 1 : 0);
  expect(fortnox.simulator.requests()).toMatchObject([{ fault: fault.kind }]);
});

test('a void whose answer has no body can lose it all the same', async () => {
  const fortnox = await connectPurchasing();
  const id = await madeOrder(fortnox);
  fortnox.simulator.addFault({ kind: 'truncatedBody', method: 'PUT' });
  await expect(fortnox.warehouse('PUT', `${orders}/${id}/void`)).rejects.toThrow();
  expect(fortnox.simulator.purchaseOrders.get(id)).toMatchObject({ voided: true });
});

test('a purchase order is made long after the line was cut, by the clock', async () => {
  const fortnox = await connectPurchasing();
  fortnox.simulator.addFault({ kind: 'commitLate', delayMs: 60_000 });
  await expect(create(fortnox)).rejects.toThrow();
  fortnox.simulator.clock.advance(59_999);
  await turn();
  expect(made(fortnox)).toBe(0);
  fortnox.simulator.clock.advance(1);
  await turn();
  expect(made(fortnox)).toBe(1);
});

test('an answer waits for the clock', async () => {
  const fortnox = await connectPurchasing();
  fortnox.simulator.addFault({ kind: 'slow', delayMs: 4_000 });
  let answered = false;
  const waiting = create(fortnox).then((reply) => {
    answered = true;
    return reply;
  });
  await turn();
  expect(answered).toBe(false);
  fortnox.simulator.clock.advance(4_000);
  expect((await waiting).status).toBe(201);
});

test('a new purchase order can be read but not found, until the lag is over', async () => {
  const fortnox = await connectPurchasing();
  fortnox.simulator.addFault({ kind: 'listingLag', seconds: 30 });
  const id = await madeOrder(fortnox);
  const listed = async () => (await fortnox.warehouse('GET', `${orders}?state=ALL`)).list.length;
  expect((await fortnox.warehouse('GET', `${orders}/${id}`)).status).toBe(200);
  expect(await listed()).toBe(0);
  fortnox.simulator.clock.advance(30_000);
  expect(await listed()).toBe(1);
});
