import { z } from 'zod';

const delayMs = z.number().int().min(0);

/** Which requests a fault hits: the first match in order of adding is applied, one fault to a request. */
const matching = {
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  /** Beginning of the URL as sent (path and query). */
  path: z.string().optional(),
  /** Regular expression searched for in the URL as sent. */
  pathPattern: z.string().refine(isPattern, 'not a regular expression').optional(),
  /** How many requests it hits; default 1. */
  times: z.union([z.number().int().min(1), z.literal('always')]).optional(),
  /** How many matching requests pass untouched first; default 0. */
  skip: z.number().int().min(0).optional(),
};

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

function kind<const Kind extends string, Fields extends z.ZodRawShape>(name: Kind, fields: Fields) {
  return z.strictObject({ kind: z.literal(name), ...matching, ...fields });
}

/** Every kind of fault and its own fields. Delays are on the simulator's clock. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** The effect is done, then the line is cut; what it created may stay out of lists for so long, as by `listingLag`. */
  kind('replyLost', { listingLagSeconds: z.number().min(0).optional() }),
  /** The line is cut (RST) before anything is done. */
  kind('connectionReset', {}),
  /** The effect is done `delayMs` later; until then the client's line is cut (default) or held. */
  kind('commitLate', { delayMs, socket: z.enum(['destroy', 'hold']).optional() }),
  kind('tooManyRequests', { retryAfter: z.number().int().min(0).optional() }),
  /** Default 500 with no effect and a system exception as body; `json: null` sends no body. */
  kind('serverError', {
    status: z.number().int().min(500).max(599).optional(),
    effect: z.boolean().optional(),
    json: z.unknown().optional(),
  }),
  kind('unauthorized', {}),
  /** The effect is done; half of the body arrives. */
  kind('truncatedBody', {}),
  /** A gateway's HTML page; default 502 with no effect. */
  kind('htmlBody', { status: z.number().int().min(200).max(599).optional(), effect: z.boolean().optional() }),
  kind('slow', { delayMs }),
  /** What the request creates stays out of lists for so long; detail reads show it at once. */
  kind('listingLag', { seconds: z.number().min(0) }),
  /**
   * The effect is done; the answer's JSON is not what any schema says. `members`: each of that name, however deep, has
   * this value (`"API_NORIGHT"`); `without`: each of that name is missing; `numbersAsText`: every number is a text;
   * `wrongEnvelope`: `/3` answers without its envelope, the warehouse inside one.
   */
  kind('oddBody', {
    members: z.record(z.string().min(1), z.unknown()).optional(),
    without: z.array(z.string().min(1)).optional(),
    numbersAsText: z.literal(true).optional(),
    wrongEnvelope: z.literal(true).optional(),
  }).refine(
    ({ members, without, numbersAsText, wrongEnvelope }) =>
      (members ?? without ?? numbersAsText ?? wrongEnvelope) !== undefined,
    'say what is odd: members, without, numbersAsText or wrongEnvelope',
  ),
  /**
   * Fortnox's own user does something right before the effect: a call of `/admin` (`{"method":"DELETE","path":"/articles/5"}`).
   * So a record can be made or deleted between two pages of a list.
   */
  kind('userActs', {
    gesture: z.strictObject({
      method: z.enum(['POST', 'PUT', 'PATCH', 'DELETE']),
      /** Below `/admin`. */
      path: z.string().startsWith('/'),
      body: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
  /** The `Date` header shows so many seconds more than the clock, or fewer where negative; the effect is done. */
  kind('clockSkew', { seconds: z.number().int() }),
  /** A number is a code of `/3`, a text one of the warehouse; each is told in its own API's shape. */
  kind('refuse', { code: z.union([z.number().int(), z.string().min(1)]), message: z.string() }),
  /** Default code 2000663, in the warehouse `missing.rights`. */
  kind('missingRight', {
    code: z.union([z.number().int(), z.string().min(1)]).optional(),
    message: z.string().optional(),
  }),
]);

/** A fault to switch on. */
export type Fault = z.input<typeof faultSchema>;
export type FaultKind = Fault['kind'];

/** What Fortnox's own user does, as a call of the admin surface. */
export type Gesture = Extract<Fault, { kind: 'userActs' }>['gesture'];
