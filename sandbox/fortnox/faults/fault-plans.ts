import type { Answer } from '../http/answer';
import type { ApiFamily } from '../http/api-family';
import { errorCodes, refusalAnswer } from '../http/error-answers';
import { tooManyRequestsAnswer, unauthorizedAnswer } from '../http/gate-answers';
import { warehouseCodes, warehouseRefusalAnswer } from '../http/warehouse-errors';
import type { Fault, FaultKind, Gesture } from './fault';
import { oddAnswer } from './odd-body';

/** How a request is treated: the only thing the exchange knows of faults. */
export interface FaultPlan {
  /** Whether the operation runs. */
  readonly effect: 'done' | 'none';
  /** Waited on the simulator's clock before the effect. */
  readonly delayMs?: number;
  /** Cut the line: at once, or when the effect is done; `truncated` lets half of the body through. */
  readonly cut?: 'first' | 'last' | 'truncated';
  /** Sent instead of what the operation answered. */
  readonly answer?: Answer;
  /** What becomes of the answer on its way; the record keeps it as it was made. */
  readonly spoil?: (answer: Answer) => Answer;
  /** How far the Date header is ahead of the clock. */
  readonly dateAheadMs?: number;
  readonly listingLagSeconds?: number;
  /** Done by Fortnox's own user right before the effect. */
  readonly gesture?: Gesture;
}

/** A request no fault hits. */
export const noFault: FaultPlan = { effect: 'done' };

const gatewayPage = `<html>
<head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body>
</html>
`;

type Family = ApiFamily | undefined;
type Code = number | string;

/** A refusal in the shape of the API that was called; a code of the other kind is passed on as it is. */
function refusalIn(family: Family, status: number, code: Code, message: string): Answer {
  if (family === 'warehouse') return warehouseRefusalAnswer({ status, error: String(code), message });
  return refusalAnswer({ status, code: Number(code), message });
}

function systemException(family: Family, status: number): Answer {
  const code = family === 'warehouse' ? warehouseCodes.internal : errorCodes.systemException;
  return refusalIn(family, status, code, 'Ett systemfel har uppstått.');
}

const missingRightCodes = { core: errorCodes.missingRight, warehouse: warehouseCodes.missingRights } as const;

function effectIf(wanted: boolean | undefined): 'done' | 'none' {
  return wanted === true ? 'done' : 'none';
}

type PlanTable = { readonly [Kind in FaultKind]: (fault: Extract<Fault, { kind: Kind }>, family: Family) => FaultPlan };

const plans: PlanTable = {
  replyLost: ({ listingLagSeconds = 0 }) => ({ effect: 'done', cut: 'last', listingLagSeconds }),
  connectionReset: () => ({ effect: 'none', cut: 'first' }),
  commitLate: ({ delayMs, socket }) =>
    socket === 'hold' ? { effect: 'done', delayMs } : { effect: 'done', delayMs, cut: 'first' },
  tooManyRequests: ({ retryAfter }) => ({ effect: 'none', answer: tooManyRequestsAnswer(retryAfter, 'empty') }),
  serverError: ({ status = 500, effect, json }, family) => ({
    effect: effectIf(effect),
    answer: json === undefined ? systemException(family, status) : json === null ? { status } : { status, json },
  }),
  unauthorized: () => ({ effect: 'none', answer: unauthorizedAnswer }),
  truncatedBody: () => ({ effect: 'done', cut: 'truncated' }),
  htmlBody: ({ status = 502, effect }) => ({
    effect: effectIf(effect),
    answer: { status, text: { contentType: 'text/html', body: gatewayPage } },
  }),
  slow: ({ delayMs }) => ({ effect: 'done', delayMs }),
  listingLag: ({ seconds }) => ({ effect: 'done', listingLagSeconds: seconds }),
  oddBody: (fault, family) => ({ effect: 'done', spoil: (answer) => oddAnswer(fault, answer, family) }),
  userActs: ({ gesture }) => ({ effect: 'done', gesture }),
  clockSkew: ({ seconds }) => ({ effect: 'done', dateAheadMs: seconds * 1_000 }),
  refuse: ({ code, message }, family) => ({ effect: 'none', answer: refusalIn(family, 400, code, message) }),
  missingRight: ({ code, message = 'Har inte behörighet för scope.' }, family) => ({
    effect: 'none',
    answer: refusalIn(family, 403, code ?? missingRightCodes[family ?? 'core'], message),
  }),
};

/** The plan of a fault that hits a call to the given API. */
export function planOf(fault: Fault, family: Family): FaultPlan {
  // The table is complete by its type; TypeScript cannot pair a union's member with its own entry.
  const plan = plans[fault.kind] as (fault: Fault, family: Family) => FaultPlan;
  return plan(fault, family);
}
