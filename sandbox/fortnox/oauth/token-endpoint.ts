import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../http/answer';
import type { ApiRequest } from '../http/api-route';
import { accessTokenSeconds, type Credentials, grantedScopes, type IssuedTokens, type TokenStore } from './token-store';

/** OAuth answers must not be kept by anything on the way (core-api §1). */
const headers = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

function oauthError(status: number, error: string, description: string): Answer {
  return { status, headers, json: { error, error_description: description } };
}

function tokenAnswer({ accessToken, refreshToken }: IssuedTokens): Answer {
  const json = {
    access_token: accessToken,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    scope: grantedScopes,
    expires_in: accessTokenSeconds,
    token_type: 'bearer',
  };
  return { status: 200, headers, json };
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function knowsClient(authorization: string | undefined, { clientId, clientSecret }: Credentials): boolean {
  const encoded = /^Basic (\S+)$/i.exec(authorization ?? '')?.[1];
  return encoded !== undefined && sameText(Buffer.from(encoded, 'base64').toString(), `${clientId}:${clientSecret}`);
}

function clientCredentials(tokens: TokenStore, requestHeaders: IncomingHttpHeaders): Answer {
  const tenant = requestHeaders.tenantid;
  if (tenant === undefined) return oauthError(400, 'invalid_request', 'The TenantId header is missing');
  if (tenant !== tokens.credentials.tenantId) {
    return oauthError(400, 'invalid_grant', 'No consent with a service account for this tenant');
  }
  return tokenAnswer(tokens.issueAccessToken());
}

function refresh(tokens: TokenStore, refreshToken: string | null): Answer {
  const issued = refreshToken === null ? undefined : tokens.rotate(refreshToken);
  return issued === undefined ? oauthError(400, 'invalid_grant', 'Invalid refresh token') : tokenAnswer(issued);
}

/** `POST /oauth-v1/token`: client_credentials and refresh_token, with the errors of core-api §1. */
export function tokenEndpoint(tokens: TokenStore): (request: ApiRequest) => Answer {
  return ({ headers: requestHeaders, body }) => {
    if (!knowsClient(requestHeaders.authorization, tokens.credentials)) {
      return oauthError(401, 'invalid_client', 'The client credentials are invalid');
    }
    const form = new URLSearchParams(body);
    switch (form.get('grant_type')) {
      case 'client_credentials':
        return clientCredentials(tokens, requestHeaders);
      case 'refresh_token':
        return refresh(tokens, form.get('refresh_token'));
      case null:
        return oauthError(400, 'invalid_request', 'grant_type is missing');
      default:
        return oauthError(400, 'unsupported_grant_type', 'The grant type is not supported');
    }
  };
}
