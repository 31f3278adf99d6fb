import { createHash, createHmac, createPublicKey, randomBytes, verify } from 'node:crypto';
import type { Context } from 'hono';
import * as z from 'zod';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { digestOf } from '../kit/secrets.ts';

/** Why a proof is refused (RFC 9449). */
export type ProofRefusal = 'missing' | 'use_dpop_nonce' | 'invalid_dpop_proof';

/** Proofs of possession (contract §1, "Auth, OAuth"). */
export interface Proofs {
  /** What clients must sign into their next proof. */
  nonce(): string;
  /** Thumbprint (RFC 7638) of the key that signed the proof of a call to `url`, for `token` where it shows one. */
  check(context: Context, url: string, token: string | null): { readonly jkt: string } | ProofRefusal;
}

const minute = 60_000;
/** A nonce is taken for three minutes at most. */
const nonceMinutes = 3;

const header = z.object({
  typ: z.literal('dpop+jwt'),
  alg: z.literal('ES256'),
  // A private part here would give the key away.
  jwk: z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }),
});
const claims = z.object({
  jti: z.string().min(1),
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  ath: z.string().optional(),
  nonce: z.string().optional(),
});

/** Opens the check. Nonces die with the process, and with them every proof that was made before. */
export function createProofs({ clock }: PracticeSetting): Proofs {
  const secret = randomBytes(32);
  const seen = new Map<string, number>();
  const nonceOf = (window: number): string =>
    createHmac('sha256', secret).update(String(window)).digest('base64url');
  const current = (): number => Math.floor(clock.now() / minute);

  function isSeen(jti: string): boolean {
    const now = clock.now();
    for (const [digest, endsAt] of seen) if (endsAt <= now) seen.delete(digest);
    const digest = digestOf(jti);
    if (seen.has(digest)) return true;
    seen.set(digest, now + 2 * nonceMinutes * minute);
    return false;
  }

  return {
    nonce: () => nonceOf(current()),
    check(context, url, token) {
      const proof = context.req.header('dpop');
      if (proof === undefined) return 'missing';
      const read = readProof(proof);
      if (read === undefined) return 'invalid_dpop_proof';
      const { jwk, htm, htu, iat, jti, ath, nonce } = read;
      const hash = token === null ? undefined : createHash('sha256').update(token).digest('base64url');
      const fits =
        htm === context.req.method &&
        htu === url &&
        Math.abs(clock.now() - iat * 1000) <= nonceMinutes * minute &&
        ath === hash;
      if (!fits) return 'invalid_dpop_proof';
      const taken = Array.from({ length: nonceMinutes }, (_, index) => nonceOf(current() - index));
      if (nonce === undefined || !taken.includes(nonce)) return 'use_dpop_nonce';
      return isSeen(jti) ? 'invalid_dpop_proof' : { jkt: thumbprintOf(jwk) };
    },
  };
}

type Jwk = z.infer<typeof header>['jwk'];

/** A proof whose signature is that of the key it shows. */
function readProof(proof: string): (z.infer<typeof claims> & { readonly jwk: Jwk }) | undefined {
  const [head = '', body = '', signature = '', ...rest] = proof.split('.');
  const shown = header.safeParse(parse(head));
  const said = claims.safeParse(parse(body));
  if (!shown.success || !said.success || rest.length > 0) return undefined;
  const { jwk } = shown.data;
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  return isSigned ? { ...said.data, jwk } : undefined;
}

function parse(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function thumbprintOf({ crv, kty, x, y }: Jwk): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}
