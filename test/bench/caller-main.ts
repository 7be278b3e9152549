import { type Lane, scaledRateClock } from '../../activities/fortnox/rate-budget';
import { type Companies, openCompanies } from '../../workers/companies';
import { readSettings } from '../../workers/settings';
import type { CallerReport, CallerRequest, MadeCall } from './caller-messages';

/** A process that only makes calls to Fortnox, through the product's own client and budget: `GET /3/customers/1`. */
const path = '/3/customers/1';

let companies: Companies | undefined;
let stopping = false;
let calls = 0;
let failed = 0;
let loads: Promise<unknown> = Promise.resolve();

process.on('message', (request: CallerRequest) => {
  answer(request).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
process.once('disconnect', () => process.exit(1));

async function answer(request: CallerRequest): Promise<void> {
  if (request.ask === 'open') {
    companies = openCompanies(readSettings(request.environment), scaledRateClock(request.rateClock));
    report({ is: 'ready' });
  } else if (request.ask === 'call') {
    const { id, lane, calls: count } = request;
    report({ is: 'called', id, calls: await Promise.all(Array.from({ length: count }, () => call(lane))) });
  } else if (request.ask === 'load') {
    loads = Promise.all([loads, ...Array.from({ length: request.atOnce }, () => load(request.lane))]);
  } else {
    stopping = true;
    await loads;
    report({ is: 'stopped', calls, failed, sqlStatements: await statements() });
    await companies?.close();
    process.exit(0);
  }
}

async function load(lane: Lane): Promise<void> {
  while (!stopping) await call(lane);
}

async function call(lane: Lane): Promise<MadeCall> {
  const asked = performance.now();
  const { client } = opened().fortnox(company());
  const { outcome } = await client.send({ method: 'GET', path, lane });
  calls += 1;
  if (outcome !== 'done') failed += 1;
  return { outcome, ms: performance.now() - asked };
}

async function statements(): Promise<number> {
  return (await opened().andersson(company())).database.statements();
}

function opened(): Companies {
  if (!companies) throw new Error('nothing has been opened');
  return companies;
}

function company(): string {
  const [key] = opened().keys;
  if (key === undefined) throw new Error('no company is configured');
  return key;
}

function report(message: CallerReport): void {
  process.send?.(message);
}
