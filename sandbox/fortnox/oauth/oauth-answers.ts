import type { Answer } from '../http/answer';

/** OAuth answers must not be kept by anything on the way (core-api §1). */
export const noStore = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

/** An error of the token endpoint, in OAuth's own shape. */
export function oauthError(status: number, error: string, description: string): Answer {
  return { status, headers: noStore, json: { error, error_description: description } };
}

/** What an app gets that does not prove who it is. */
export const unknownClient = oauthError(401, 'invalid_client', 'The client credentials are invalid');
