import { createFortnoxClient, type FortnoxClient } from '../../activities/fortnox/client';
import { createRateBudget, scaledRateClock } from '../../activities/fortnox/rate-budget';
import { type RegisterApi, registerApi } from '../../activities/fortnox/registers/register-api';
import {
  createTokenSource,
  type FortnoxGrant,
  type TokenSettings,
  type TokenSource,
} from '../../activities/fortnox/token';
import { customers } from '../../domain/registers/customers';
import type { FortnoxSimulator, FortnoxSimulatorOptions } from '../../sandbox/fortnox/simulator';
import { startTestSimulator } from '../support/simulator';
import { memoryWindow } from './memory-window';

/** So fast that nobody waits for it, and slow enough that a busy machine meets its slots: each stays for 10 ms. */
const paceSpeed = 50;

export interface Connected {
  readonly simulator: FortnoxSimulator;
  readonly tokens: TokenSource;
  readonly client: FortnoxClient;
  readonly api: RegisterApi;
}

const running: FortnoxSimulator[] = [];

/** For `afterEach`: a simulator left running would keep Jest alive. */
export async function closeSimulators(): Promise<void> {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
}

/** A simulated Fortnox whose clock stands still (unless told otherwise); a rate window that is never met by accident. */
export async function startFortnox(options: FortnoxSimulatorOptions = {}): Promise<FortnoxSimulator> {
  const simulator = await startTestSimulator({
    ...options,
    clock: { startAt: new Date('2026-11-23T10:00:00Z'), speed: 0, ...options.clock },
  });
  running.push(simulator);
  return simulator;
}

/** Access as a company's settings give it. */
export function settingsOf(simulator: FortnoxSimulator, changes: Partial<TokenSettings> = {}): TokenSettings {
  const { clientId, clientSecret, tenantId } = simulator.credentials;
  const grant: FortnoxGrant = { grant: 'clientCredentials', tenantId };
  return { tokenAddress: `${simulator.address}/oauth-v1/token`, clientId, clientSecret, grant, ...changes };
}

export function clientOf(address: string, tokens: TokenSource): FortnoxClient {
  const clock = scaledRateClock(paceSpeed);
  return createFortnoxClient({ address, tokens, budget: createRateBudget(clock, memoryWindow(clock)) });
}

/** The real client on a simulated Fortnox. */
export async function connect(options: FortnoxSimulatorOptions = {}): Promise<Connected> {
  const simulator = await startFortnox(options);
  const tokens = createTokenSource(settingsOf(simulator));
  const client = clientOf(simulator.address, tokens);
  return { simulator, tokens, client, api: registerApi(client, customers) };
}

/** What arrived at `/3`, in order: method, path and what was answered. */
export function calls(simulator: FortnoxSimulator): readonly string[] {
  return simulator
    .requests()
    .filter(({ path }) => path.startsWith('/3'))
    .map(({ method, path, status }) => `${method} ${path} ${status}`);
}

/** A token source for servers that check none. */
export const anyToken: TokenSource = {
  get: async () => ({ outcome: 'done', value: 'token', at: new Date() }),
  forget: () => undefined,
  standing: async () => null,
};
