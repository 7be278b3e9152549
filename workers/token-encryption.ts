import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { TokenKeyError } from '../activities/fortnox/token-store';

const algorithm = 'aes-256-gcm';
/** The nonce and tag lengths GCM is specified for. */
const nonceBytes = 12;
const tagBytes = 16;

/** What is kept of a pair. */
const secretPair = z.object({ refreshToken: z.string(), accessToken: z.string().nullable() });
export type SecretPair = z.output<typeof secretPair>;

/** A company's tokens under the key of the settings, bound to the company: copied to another's row they cannot be read. */
export interface TokenEncryption {
  encrypt(pair: SecretPair): string;
  /** @throws TokenKeyError for what another key or another company has encrypted, or somebody has changed */
  decrypt(stored: string): SecretPair;
  /** Tells whether two refresh tokens are the same, and nothing else about them. */
  fingerprint(refreshToken: string): string;
}

/** @param keyInBase64 32 bytes */
export function tokenEncryption(company: string, keyInBase64: string): TokenEncryption {
  const key = Buffer.from(keyInBase64, 'base64');
  const bound = Buffer.from(company);
  return {
    encrypt(pair) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(bound);
      const content = Buffer.concat([cipher.update(JSON.stringify(pair), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString('base64');
    },
    decrypt(stored) {
      const bytes = Buffer.from(stored, 'base64');
      try {
        const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes))
          .setAAD(bound)
          .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        const content = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
        return secretPair.parse(JSON.parse(content.toString('utf8')));
      } catch {
        // Node's own error says nothing an operator can use, and must not carry what was decrypted.
        throw new TokenKeyError(`the tokens of ${company} cannot be decrypted`);
      }
    },
    fingerprint: (refreshToken) => createHmac('sha256', key).update(refreshToken).digest('hex'),
  };
}
