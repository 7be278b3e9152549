import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Credentials } from './token-state';

/** Whether a request to the token or revoke endpoint carries the app's own id and secret (Basic). */
export function knowsClient({ authorization }: IncomingHttpHeaders, { clientId, clientSecret }: Credentials): boolean {
  const encoded = /^Basic (\S+)$/i.exec(authorization ?? '')?.[1];
  return encoded !== undefined && sameText(Buffer.from(encoded, 'base64').toString(), `${clientId}:${clientSecret}`);
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
