import { randomBytes, randomUUID } from 'node:crypto';

/** core-api §1: an access token lives 1 h. */
export const accessTokenSeconds = 3_600;

/** Looks like Fortnox's JWT and carries the same claims; the signature is noise, nobody here checks it. */
export function accessTokenText(clientId: string, tenantId: string, scopes: string, now: Date): string {
  const issuedAt = Math.floor(now.getTime() / 1_000);
  const claims = {
    userId: 1,
    tenantId: Number(tenantId),
    clientId,
    scopes: scopes.split(' '),
    scope: scopes,
    authsource: 'OAUTH2',
    jti: randomUUID(),
    iss: 'https://api.fortnox.se/oauth2',
    sub: `1@${tenantId}`,
    iat: issuedAt,
    exp: issuedAt + accessTokenSeconds,
    token_type: 'bearer',
  };
  return `${base64url({ alg: 'RS256', typ: 'JWT' })}.${base64url(claims)}.${randomBytes(32).toString('base64url')}`;
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
