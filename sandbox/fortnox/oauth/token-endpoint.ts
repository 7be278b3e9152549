import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../http/answer';
import type { ApiRequest } from '../http/api-route';
import { accessTokenSeconds } from './access-token-text';
import { knowsClient } from './client-proof';
import { noStore, oauthError, unknownClient } from './oauth-answers';
import type { IssuedTokens, TokenStore } from './token-store';

function tokenAnswer({ accessToken, refreshToken, scopes }: IssuedTokens): Answer {
  const json = {
    access_token: accessToken,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    scope: scopes,
    expires_in: accessTokenSeconds,
    token_type: 'bearer',
  };
  return { status: 200, headers: noStore, json };
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

/** The description of a refused code is in no sheet, and so invented. */
function authorizationCode(tokens: TokenStore, form: URLSearchParams): Answer {
  const [code, redirectUri] = [form.get('code'), form.get('redirect_uri')];
  if (code === null || redirectUri === null) {
    return oauthError(400, 'invalid_request', 'code or redirect_uri is missing');
  }
  const issued = tokens.exchange(code, redirectUri);
  return issued === undefined ? oauthError(400, 'invalid_grant', 'Invalid authorization code') : tokenAnswer(issued);
}

/** `POST /oauth-v1/token`: authorization_code, refresh_token and client_credentials, with the errors of core-api §1. */
export function tokenEndpoint(tokens: TokenStore): (request: ApiRequest) => Answer {
  return ({ headers, body }) => {
    if (!knowsClient(headers, tokens.credentials)) return unknownClient;
    const form = new URLSearchParams(body);
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return authorizationCode(tokens, form);
      case 'client_credentials':
        return clientCredentials(tokens, headers);
      case 'refresh_token':
        return refresh(tokens, form.get('refresh_token'));
      case null:
        return oauthError(400, 'invalid_request', 'grant_type is missing');
      default:
        return oauthError(400, 'unsupported_grant_type', 'The grant type is not supported');
    }
  };
}
