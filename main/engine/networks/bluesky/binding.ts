import { generateKeyPairSync } from 'node:crypto';
import * as z from 'zod';

/** A key as JSON Web Key, private part included; it leaves memory sealed only. */
const privateJwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

/** What an OAuth grant's tokens are bound to (contract §1, "Auth, OAuth"). */
const binding = z.object({
  key: privateJwk,
  /** Name of the server that gave the tokens; null: the person's own server gives them itself. */
  issuer: z.string().nullable(),
});
export type Binding = z.infer<typeof binding>;

/** A key of its own for a sign-in. */
export function newKey(): Binding['key'] {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateJwk.parse(privateKey.export({ format: 'jwk' }));
}

/** A binding as `GrantTokens.binding` carries it. */
export function writeBinding(value: Binding): string {
  return JSON.stringify(value);
}

/** Reads what `writeBinding` wrote; a session opened with an app password has none. */
export function readBinding(text: string | null | undefined): Binding | null {
  return text == null ? null : binding.parse(JSON.parse(text));
}
