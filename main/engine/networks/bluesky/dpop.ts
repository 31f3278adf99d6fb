import { createHash, createPrivateKey, randomUUID, sign } from 'node:crypto';
import type { Binding } from './binding.ts';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Proof that a call is made by the holder of a key (RFC 9449): good for this method, this address and this token. */
export function proofOf(call: {
  readonly key: Binding['key'];
  readonly method: string;
  readonly url: string;
  /** Null: the call is one that asks for tokens. */
  readonly token: string | null;
  /** What the server gave last; absent before it gave one. */
  readonly nonce: string | undefined;
  /** Ms, by the server's clock. */
  readonly now: number;
}): string {
  const { kty, crv, x, y } = call.key;
  const { origin, pathname } = new URL(call.url);
  const signed = [
    encode({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } }),
    encode({
      jti: randomUUID(),
      htm: call.method,
      htu: `${origin}${pathname}`,
      iat: Math.floor(call.now / 1000),
      ...(call.token === null ? {} : { ath: createHash('sha256').update(call.token).digest('base64url') }),
      ...(call.nonce === undefined ? {} : { nonce: call.nonce }),
    }),
  ].join('.');
  const key = createPrivateKey({ key: call.key, format: 'jwk' });
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}
