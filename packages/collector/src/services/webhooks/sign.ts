import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/** A secret as Standard Webhooks writes it: 24 to 64 random bytes. */
export const secretOf = (bytes: Buffer): string => PREFIX + bytes.toString('base64');

/**
 * The headers that sign a call (Standard Webhooks 1.0): HMAC-SHA256 over id, seconds and body, once for each secret, so that
 * whoever knows the old or the new one can check it.
 */
export function signedHeaders(
  id: string,
  at: number,
  body: string,
  secrets: readonly string[],
): Record<string, string> {
  const seconds = String(Math.floor(at / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') };
}
