import type { FortnoxSimulator, FortnoxSimulatorOptions } from '../../../sandbox/fortnox/simulator';
import { startTestSimulator } from '../../support/simulator';

type Properties = Readonly<Record<string, unknown>>;

/** An answer; each reading of the body fails where it is not JSON. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Properties;
  readonly customer: Properties;
  readonly customers: readonly Properties[];
  readonly meta: Properties;
  readonly errorInformation: Properties;
  /** A bare array, as the warehouse answers lists. */
  readonly list: readonly Properties[];
}

export interface TokenReply {
  readonly status: number;
  readonly headers: Headers;
  readonly json: { readonly access_token: string; readonly refresh_token: string; readonly error: string };
}

export type Call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;

export interface Connected {
  readonly simulator: FortnoxSimulator;
  /** A call under `/3` with a bearer; an object is sent as JSON, a string as it is. */
  readonly api: Call;
  /** The same under `/api/warehouse`. */
  readonly warehouse: Call;
  readonly admin: Call;
  readonly token: (form: Record<string, string>, headers?: Record<string, string>) => Promise<TokenReply>;
}

const running: FortnoxSimulator[] = [];

/** For `afterEach`: a simulator left running would keep Jest alive. */
export async function closeSimulators(): Promise<void> {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
}

async function replyOf(response: Response): Promise<Reply & TokenReply> {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    get json() {
      return JSON.parse(text);
    },
    get customer() {
      return JSON.parse(text).Customer;
    },
    get customers() {
      return JSON.parse(text).Customers;
    },
    get meta() {
      return JSON.parse(text).MetaInformation;
    },
    get errorInformation() {
      return JSON.parse(text).ErrorInformation;
    },
    get list() {
      return JSON.parse(text);
    },
  };
}

function caller(base: string, fixed: Record<string, string>): Call {
  return async (method, path, body, headers) => {
    const content = typeof body === 'string' ? body : JSON.stringify(body);
    const init = content === undefined ? {} : { body: content };
    const type: Record<string, string> = content === undefined ? {} : { 'Content-Type': 'application/json' };
    return replyOf(await fetch(base + path, { method, ...init, headers: { ...fixed, ...type, ...headers } }));
  };
}

export function basic(clientId: string, clientSecret: string): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
}

/** A simulator whose clock stands still (unless told otherwise), with a token already fetched. */
export async function connect(options: FortnoxSimulatorOptions = {}): Promise<Connected> {
  const clock = { startAt: new Date('2026-11-23T10:00:00Z'), speed: 0, ...options.clock };
  const simulator = await startTestSimulator({ ...options, clock });
  running.push(simulator);
  const { clientId, clientSecret, tenantId } = simulator.credentials;
  const token: Connected['token'] = async (form, headers) =>
    replyOf(
      await fetch(`${simulator.address}/oauth-v1/token`, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { Authorization: basic(clientId, clientSecret), ...headers },
      }),
    );
  const issued = await token({ grant_type: 'client_credentials' }, { TenantId: tenantId });
  const bearer = { Authorization: `Bearer ${issued.json.access_token}` };
  simulator.clearRequests();
  return {
    simulator,
    token,
    api: caller(`${simulator.address}/3`, bearer),
    warehouse: caller(`${simulator.address}/api/warehouse`, bearer),
    admin: caller(`${simulator.address}/admin`, {}),
  };
}

/** The code of an ErrorInformation with lower-case keys, as validation answers it. */
export function refusalCode(reply: Reply): unknown {
  return reply.errorInformation.code;
}
