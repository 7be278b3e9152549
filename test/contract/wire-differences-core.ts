import type { WireDifference } from './wire-difference';

type Cause = Pick<WireDifference, 'status' | 'differs' | 'evidence'>;

/** ErrorInformation as `error`, `message`, `code` where the description has capitals. */
function lowerCaseErrorKeys(cause: Cause & { readonly code: RegExp }): readonly WireDifference[] {
  const { code, ...rest } = cause;
  const keys = [
    ['error', 'Error', /^1$/],
    ['message', 'Message', /^".+"$/],
    ['code', 'Code', code],
  ] as const;
  return keys.flatMap(([sent, described, value]): WireDifference[] => [
    { ...rest, operation: '* /3/*', in: 'answer', at: `ErrorInformation.${sent}`, kind: 'unknown', value },
    { ...rest, operation: '* /3/*', in: 'answer', at: `ErrorInformation.${described}`, kind: 'missing' },
  ]);
}

/** A body with `message` alone. */
function bareMessage(message: RegExp, cause: Cause): readonly WireDifference[] {
  return [
    { ...cause, operation: '* /3/*', in: 'answer', at: 'message', kind: 'unknown', value: message },
    { ...cause, operation: '* /3/*', in: 'answer', at: 'ErrorInformation', kind: 'missing' },
  ];
}

/** No path of a list ends otherwise, and no path of one record ends so. */
const everyList = 'GET /3/*s';

const globalParameter = (at: string, value: RegExp): WireDifference => ({
  operation: everyList,
  in: 'query',
  at,
  kind: 'unknown',
  value,
  differs: 'a parameter of every list, in the guide and not in the description',
  evidence: 'core-api §2.2 G',
});

/** Differences of tokens and of `/3` as a whole: lists, refusals, answers of the gateway. */
export const coreDifferences: readonly WireDifference[] = [
  {
    operation: '* /oauth-v1/*',
    in: 'route',
    kind: 'unknownPath',
    differs: 'the description is of api.fortnox.se; consents and tokens are given at apps.fortnox.se',
    evidence: 'core-api §1 G W',
  },
  globalParameter('limit', /^"[1-9]\d{0,3}"$/),
  globalParameter('page', /^"[1-9]\d*"$/),
  globalParameter('offset', /^"\d+"$/),
  globalParameter('sortorder', /^"(ascending|descending)"$/),
  {
    operation: everyList,
    status: [200],
    in: 'answer',
    at: 'MetaInformation',
    kind: 'unknown',
    value: /^\{"@TotalResources":\d+,"@TotalPages":\d+,"@CurrentPage":\d+\}$/,
    differs: 'lists carry MetaInformation, which the description gives only to currencies',
    evidence: 'core-api §2.1 W',
  },
  ...lowerCaseErrorKeys({
    status: [400],
    code: /^\d{7}$/,
    differs: 'validation spells the keys in lower case (not found has the capitals of the description)',
    evidence: 'core-api §2.5 W',
  }),
  ...lowerCaseErrorKeys({
    status: [403, 500, 502, 503, 504],
    code: /^\d{7}$/,
    differs: 'the simulator takes the spelling of validation; nobody has recorded these answers',
    evidence: 'core-api §2.5: statuses I, shape not in the sheet',
  }),
  ...bareMessage(/^"unauthorized"$/, {
    status: [401],
    differs: 'a bad token is answered by the gateway, not with ErrorInformation',
    evidence: 'core-api §2.5 W',
  }),
  ...bareMessage(/^".+"$/, {
    status: [429],
    differs: 'a short body by switch; the body of a 429 is not documented',
    evidence: 'core-api §2.4 I',
  }),
  {
    operation: '* /3/*',
    status: [429],
    in: 'answer',
    kind: 'noBody',
    differs: 'the body of a 429 is not documented; the simulator sends none unless told',
    evidence: 'core-api §2.4 I',
  },
  {
    operation: '* /3/*',
    status: [500, 502, 503, 504],
    in: 'answer',
    kind: 'noBody',
    differs: 'fault serverError with `json: null`: a gateway that says nothing',
    evidence: 'sandbox/fortnox/faults/fault.ts; not in the sheet',
  },
];
