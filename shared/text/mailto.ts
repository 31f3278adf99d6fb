/** Windows hands a program at most 2,048 characters of an address; some mail clients cut before. */
export const longestMailto = 1900;

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** An address that opens the owner's mail client with a mail; `isWhole` is false when the text is too long for one and was left out. */
export interface Mailto {
  readonly url: string;
  readonly isWhole: boolean;
}

/** Writes a mail as an address (RFC 6068): lines end in CRLF, and everything but the plainest characters is escaped. */
export function mailtoOf({ to, subject, body }: Mail): Mailto {
  const head = `mailto:${to.split('@').map(encodeURIComponent).join('@')}?subject=${encodeURIComponent(subject)}`;
  const whole = `${head}&body=${encodeURIComponent(body.replace(/\r?\n/g, '\r\n'))}`;
  return whole.length <= longestMailto
    ? { url: whole, isWhole: true }
    : { url: head.slice(0, longestMailto).replace(/%[0-9A-F]?$/, ''), isWhole: false };
}
