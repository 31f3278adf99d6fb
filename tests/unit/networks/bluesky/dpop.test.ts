import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type Binding, readBinding, writeBinding } from '../../../../main/engine/networks/bluesky/binding.ts';
import { proofOf } from '../../../../main/engine/networks/bluesky/dpop.ts';

function newKey(): Binding['key'] {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y, d } = privateKey.export({ format: 'jwk' });
  return readBinding(JSON.stringify({ issuer: null, key: { kty, crv, x, y, d } }))?.key ?? missing();
}

function missing(): never {
  throw new Error('There is no key');
}

const key = newKey();
const header = z.object({ typ: z.string(), alg: z.string(), jwk: z.record(z.string(), z.string()) });
const payload = z.looseObject({ jti: z.string(), iat: z.number() });

function take(proof: string) {
  const [head = '', body = '', signature = ''] = proof.split('.');
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
  return {
    header: header.parse(read(head)),
    payload: payload.parse(read(body)),
    isSigned: (by: Binding['key']): boolean =>
      verify(
        'sha256',
        Buffer.from(`${head}.${body}`),
        { key: createPublicKey({ key: { ...by }, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      ),
  };
}

const call = {
  key,
  method: 'GET',
  url: 'https://pds.example/xrpc/app.bsky.feed.getPosts?uris=at%3A%2F%2Fx#part',
  token: 'the-token',
  nonce: 'the-nonce',
  now: 1_795_000_000_900,
};

describe('§1 a proof of possession', () => {
  test('is signed by the key that it shows, and shows nothing of its secret', () => {
    const proof = take(proofOf(call));
    expect(proof.isSigned(key)).toBe(true);
    expect(proof.isSigned(newKey())).toBe(false);
    expect(proof.header).toMatchObject({ typ: 'dpop+jwt', alg: 'ES256' });
    expect(Object.keys(proof.header.jwk).toSorted()).toEqual(['crv', 'kty', 'x', 'y']);
  });

  test('is good for one method, address, token and nonce', () => {
    expect(take(proofOf(call)).payload).toMatchObject({
      htm: 'GET',
      htu: 'https://pds.example/xrpc/app.bsky.feed.getPosts',
      ath: createHash('sha256').update('the-token').digest('base64url'),
      nonce: 'the-nonce',
      iat: 1_795_000_000,
    });
  });

  test('of a call that asks for tokens names none', () => {
    expect(take(proofOf({ ...call, token: null })).payload).not.toHaveProperty('ath');
  });

  test('has no nonce before the server gave one, and is never the same twice', () => {
    const first = take(proofOf({ ...call, nonce: undefined })).payload;
    expect(first).not.toHaveProperty('nonce');
    expect(take(proofOf(call)).payload.jti).not.toBe(first.jti);
  });
});

test('a binding survives being written, and an app password has none', () => {
  const binding = { key, issuer: 'https://bsky.social' };
  expect(readBinding(writeBinding(binding))).toEqual(binding);
  expect(readBinding(null)).toBeNull();
  expect(readBinding(undefined)).toBeNull();
});
