import type { Answer } from '../http/answer';
import { errorCodes, refusalAnswer } from '../http/error-answers';
import { tooManyRequestsAnswer, unauthorizedAnswer } from '../http/gate-answers';
import type { Fault, FaultKind } from './fault';

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
  readonly listingLagSeconds?: number;
}

/** A request no fault hits. */
export const noFault: FaultPlan = { effect: 'done' };

const gatewayPage = `<html>
<head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body>
</html>
`;

const systemException = {
  ErrorInformation: { error: 1, message: 'Ett systemfel har uppstått.', code: errorCodes.systemException },
};

function effectIf(wanted: boolean | undefined): 'done' | 'none' {
  return wanted === true ? 'done' : 'none';
}

type PlanTable = { readonly [Kind in FaultKind]: (fault: Extract<Fault, { kind: Kind }>) => FaultPlan };

const plans: PlanTable = {
  replyLost: () => ({ effect: 'done', cut: 'last' }),
  connectionReset: () => ({ effect: 'none', cut: 'first' }),
  commitLate: ({ delayMs, socket }) =>
    socket === 'hold' ? { effect: 'done', delayMs } : { effect: 'done', delayMs, cut: 'first' },
  tooManyRequests: ({ retryAfter }) => ({ effect: 'none', answer: tooManyRequestsAnswer(retryAfter, 'empty') }),
  serverError: ({ status = 500, effect, json = systemException }) => ({
    effect: effectIf(effect),
    answer: json === null ? { status } : { status, json },
  }),
  unauthorized: () => ({ effect: 'none', answer: unauthorizedAnswer }),
  truncatedBody: () => ({ effect: 'done', cut: 'truncated' }),
  htmlBody: ({ status = 502, effect }) => ({
    effect: effectIf(effect),
    answer: { status, text: { contentType: 'text/html', body: gatewayPage } },
  }),
  slow: ({ delayMs }) => ({ effect: 'done', delayMs }),
  listingLag: ({ seconds }) => ({ effect: 'done', listingLagSeconds: seconds }),
  refuse: ({ code, message }) => ({ effect: 'none', answer: refusalAnswer({ status: 400, code, message }) }),
  missingRight: ({ code = errorCodes.missingRight, message = 'Har inte behörighet för scope.' }) => ({
    effect: 'none',
    answer: refusalAnswer({ status: 403, code, message }),
  }),
};

/** The plan of a fault. */
export function planOf(fault: Fault): FaultPlan {
  // The table is complete by its type; TypeScript cannot pair a union's member with its own entry.
  const plan = plans[fault.kind] as (fault: Fault) => FaultPlan;
  return plan(fault);
}
