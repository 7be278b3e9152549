import type { Answer } from '../http/answer';
import type { ApiRequest } from '../http/api-route';
import { knowsClient } from './client-proof';
import { noStore, unknownClient } from './oauth-answers';
import type { TokenStore } from './token-store';

/** `POST /oauth-v1/revoke`: ends a refresh token; an unknown one gets the same answer (core-api §1). */
export function revokeEndpoint(tokens: TokenStore): (request: ApiRequest) => Answer {
  return ({ headers, body }) => {
    if (!knowsClient(headers, tokens.credentials)) return unknownClient;
    tokens.revoke(new URLSearchParams(body).get('token') ?? '');
    return { status: 200, headers: noStore, json: { revoked: true } };
  };
}
