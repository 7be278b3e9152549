import type { ApiRoute } from '../http/api-route';
import type { Switches } from '../switches';
import { consentRoutes } from './consent-endpoint';
import { revokeEndpoint } from './revoke-endpoint';
import { tokenEndpoint } from './token-endpoint';
import type { TokenStore } from './token-store';

/** `/oauth-v1`: the consent in a browser, tokens and their end (core-api §1); what the page shows is the company's name. */
export function oauthRoutes(
  tokens: TokenStore,
  switches: Switches,
  company: { readonly name: string },
): readonly ApiRoute[] {
  return [
    ...consentRoutes(tokens, switches, company),
    { method: 'POST', path: '/oauth-v1/token', handle: tokenEndpoint(tokens) },
    { method: 'POST', path: '/oauth-v1/revoke', handle: revokeEndpoint(tokens) },
  ];
}
