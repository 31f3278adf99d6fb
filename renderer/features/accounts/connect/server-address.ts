/**
 * The server that a person means, as `https://host`: they type its name, the address of their profile or their whole name there.
 * Null when it cannot be one.
 */
export function serverAddress(text: string): string | null {
  const typed = text.trim().replace(/^https?:\/\//i, '');
  // `@name@server`, `name@server`, or an address with a profile behind it.
  const host = (typed.split(/[/?#]/)[0] ?? '').split('@').at(-1) ?? '';
  if (!/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d{1,5})?$/u.test(host)) return null;
  try {
    return new URL(`https://${host}`).origin;
  } catch {
    return null;
  }
}
