import type { SimulatorClock } from '../clock';
import { missingScopeAnswer } from '../oauth/missing-scope';
import { scopesNeeded } from '../oauth/scopes';
import type { TokenStore } from '../oauth/token-store';
import type { Switches } from '../switches';
import type { Answer } from './answer';
import { tooManyRequestsAnswer, unauthorizedAnswer } from './gate-answers';
import { createRateWindow, windowMs } from './rate-window';

/** What stands before every call to either API: the bearer, the rate, the scopes; undefined lets the call through. */
export type Gate = (authorization: string | undefined, route: string) => Answer | undefined;

/** A gate on the simulator's clock. */
export function createGate(clock: SimulatorClock, switches: Switches, tokens: TokenStore): Gate {
  const rate = createRateWindow();
  const { clientId, tenantId } = tokens.credentials;
  return (authorization, route) => {
    const accessToken = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (accessToken === undefined || !tokens.accepts(accessToken)) return unauthorizedAnswer;
    const key = switches.rateLimitPer === 'accessToken' ? accessToken : `${clientId}/${tenantId}`;
    if (!rate.admits(key, clock.elapsedMs(), switches.refusedRequestsCount)) {
      return tooManyRequestsAnswer(switches.retryAfterOn429 ? windowMs / 1_000 : undefined, switches.bodyOn429);
    }
    const reachesAll = scopesNeeded(route).every((scope) => tokens.reaches(accessToken, scope));
    return reachesAll ? undefined : missingScopeAnswer(route);
  };
}
