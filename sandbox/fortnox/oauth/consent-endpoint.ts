import type { Answer } from '../http/answer';
import type { ApiRequest, ApiRoute } from '../http/api-route';
import type { Switches } from '../switches';
import { consentPage, refusalPage } from './consent-page';
import { noStore } from './oauth-answers';
import type { App, TokenStore } from './token-store';

const path = '/oauth-v1/auth';

/** An address of this machine, as long as the app has registered none. */
const ownMachine = /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/;

/** `GET /oauth-v1/auth`, the consent in a browser, and what its page sends when a user has decided (core-api §1). */
export function consentRoutes(
  tokens: TokenStore,
  switches: Switches,
  company: { readonly name: string },
): readonly ApiRoute[] {
  return [
    {
      method: 'GET',
      path,
      handle: ({ query }) => {
        const refused = refusal(tokens, query);
        if (refused !== undefined) return refused;
        if (switches.consentAnswer === 'page') return consentPage(company.name, query);
        return decide(tokens, query, switches.consentAnswer);
      },
    },
    {
      method: 'POST',
      path,
      handle: ({ body }: ApiRequest) => {
        const form = new URLSearchParams(body);
        return refusal(tokens, form) ?? decide(tokens, form, form.get('decision') === 'allow' ? 'allow' : 'deny');
      },
    },
  ];
}

/** What is wrong with the request; where leading back is safe, told there. */
function refusal({ credentials, app }: TokenStore, request: URLSearchParams): Answer | undefined {
  if (request.get('client_id') !== credentials.clientId) return refusalPage('Appen är okänd.');
  if (!mayLeadBackTo(request.get('redirect_uri'), app)) return refusalPage('Adressen är inte registrerad för appen.');
  if (request.get('response_type') !== 'code' || !request.get('state')) {
    return leadBack(request, { error: 'invalid_request', error_description: 'response_type or state is missing' });
  }
  const switchedOn = app.scopes.split(' ');
  const asked = (request.get('scope') ?? '').split(' ');
  if (!asked.every((scope) => switchedOn.includes(scope))) {
    return leadBack(request, { error: 'invalid_scope', error_description: 'The scope is not switched on for the app' });
  }
  return undefined;
}

function mayLeadBackTo(redirectUri: string | null, { redirectUris }: App): boolean {
  if (redirectUri === null) return false;
  return redirectUris.length === 0 ? ownMachine.test(redirectUri) : redirectUris.includes(redirectUri);
}

function decide(tokens: TokenStore, request: URLSearchParams, decision: 'allow' | 'deny'): Answer {
  if (decision === 'deny') {
    return leadBack(request, { error: 'access_denied', error_description: 'The user denied the request' });
  }
  const code = tokens.consented({
    redirectUri: request.get('redirect_uri') ?? '',
    scopes: request.get('scope') ?? '',
    offline: request.get('access_type') === 'offline',
    service: request.get('account_type') === 'service',
  });
  return leadBack(request, { code });
}

function leadBack(request: URLSearchParams, told: Readonly<Record<string, string>>): Answer {
  const target = new URL(request.get('redirect_uri') ?? '');
  for (const [name, value] of Object.entries(told)) target.searchParams.set(name, value);
  target.searchParams.set('state', request.get('state') ?? '');
  return { status: 302, headers: { ...noStore, Location: target.href } };
}
