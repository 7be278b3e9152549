import { z } from 'zod';
import { type StatePart, statePart } from '../state/state-part';
import type { TokenState } from './token-state';

const scopes = z.string();
const instantMs = z.number();

/** The tenant number is the company's own for good: others ask for it once. */
const savedTokens = (tenantId: string): z.ZodType<TokenState> =>
  z.strictObject({
    credentials: z.strictObject({
      clientId: z.string().min(1),
      clientSecret: z.string().min(1),
      tenantId: z.literal(tenantId),
      refreshToken: z.string().min(1),
    }),
    app: z.strictObject({ redirectUris: z.array(z.string()), scopes }),
    serviceScopes: scopes,
    accessTokens: z.record(z.string(), z.strictObject({ endsAtMs: instantMs, scopes })),
    refreshTokens: z.record(
      z.string(),
      z.strictObject({ issuedAtMs: instantMs, scopes, spentAtMs: instantMs.exactOptional(), ended: z.boolean() }),
    ),
    codes: z.record(
      z.string(),
      z.strictObject({
        issuedAtMs: instantMs,
        redirectUri: z.string(),
        scopes,
        offline: z.boolean(),
        used: z.boolean(),
      }),
    ),
    pairedAccessToken: z.string().nullable(),
  });

function replaceAll(into: object, from: object): void {
  for (const name of Object.keys(into)) delete (into as Record<string, unknown>)[name];
  Object.assign(into, from);
}

/** Secrets and tokens as they are saved and loaded, in place: whoever holds the credentials sees the loaded ones. */
export function tokensPart(state: TokenState): StatePart {
  return statePart({
    schema: savedTokens(state.credentials.tenantId),
    save: () => structuredClone(state),
    load({ serviceScopes, pairedAccessToken, ...objects }) {
      Object.assign(state, { serviceScopes, pairedAccessToken });
      replaceAll(state.credentials, objects.credentials);
      replaceAll(state.app, objects.app);
      replaceAll(state.accessTokens, objects.accessTokens);
      replaceAll(state.refreshTokens, objects.refreshTokens);
      replaceAll(state.codes, objects.codes);
    },
  });
}
