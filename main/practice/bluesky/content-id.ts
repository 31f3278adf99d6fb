import { createHash } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

function base32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(buffer >> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + (alphabet[(buffer << (5 - bits)) & 31] ?? '');
}

function contentId(codec: number, digest: Uint8Array): string {
  return `b${base32(Uint8Array.from([1, codec, 0x12, 0x20, ...digest]))}`;
}

/** CID of a blob from the SHA-256 (hex) of its bytes, as a real server makes it. */
export function blobId(sha256: string): string {
  return contentId(0x55, Buffer.from(sha256, 'hex'));
}

/**
 * CID of a record: equal for equal content, whatever the order of its keys. The digest is of sorted JSON
 * and not of DAG-CBOR, so it differs from a real server's; clients only compare what servers tell them.
 */
export function recordId(record: unknown): string {
  return contentId(0x71, createHash('sha256').update(sortedJson(record)).digest());
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
