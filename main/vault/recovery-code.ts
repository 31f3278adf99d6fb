import { hkdfSync, randomBytes } from 'node:crypto';
import type { CodeSlot } from '../../shared/model/key-lock.ts';
import { openUnder, sealUnder } from './seal-key.ts';

/** Crockford's base 32: no letter that is taken for a digit, and 32 divides 256. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';
const groups = 4;
const groupLength = 5;

/** A new recovery code: 20 letters of five bits each, 100 bits, in four groups. */
export function newRecoveryCode(): string {
  const text = [...randomBytes(groups * groupLength)].map((byte) => letters[byte % 32]).join('');
  return (text.match(/.{5}/g) ?? []).join('-');
}

/** A code as somebody may write it: case, spaces and dashes do not count, and letters that look like a digit are taken for it. */
function asWritten(code: string): string {
  return code
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
}

/** Whether this could be a recovery code at all; a code of the second factor cannot. */
export const looksLikeRecoveryCode = (code: string): boolean =>
  asWritten(code).length === groups * groupLength;

const deriveKey = (code: string, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', asWritten(code), salt, 'kaizup recovery code', 32));

/** Seals a data key (hex) under a recovery code (HKDF-SHA-256, RFC 5869; AES-256-GCM). */
export function sealUnderCode(dataKey: string, code: string): CodeSlot {
  const salt = randomBytes(16);
  return { salt: salt.toString('hex'), ...sealUnder(deriveKey(code, salt), dataKey) };
}

/** Opens a data key, or undefined for another code. The comparison is the cipher's tag: its time tells nothing. */
export const openWithCode = (slot: CodeSlot, code: string): string | undefined =>
  openUnder(deriveKey(code, Buffer.from(slot.salt, 'hex')), slot);
