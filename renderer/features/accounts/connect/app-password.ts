/** The shape that Bluesky gives its app passwords (contract open-networks §1). */
const shape = /^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/;

/** Whether a text looks like an app password and not like somebody's main one. */
export function looksLikeAppPassword(text: string): boolean {
  return shape.test(text.trim().toLowerCase());
}

/** A service address as people type it, made whole; null when it cannot be one. */
export function serviceAddress(text: string): string | null {
  const typed = text.trim().replace(/\/+$/, '');
  if (typed === '') return null;
  try {
    const url = new URL(/^https?:\/\//.test(typed) ? typed : `https://${typed}`);
    return url.username === '' && url.password === '' ? url.origin : null;
  } catch {
    return null;
  }
}

/** A handle as the service wants it: without a leading @. */
export function cleanIdentifier(text: string): string {
  return text.trim().replace(/^@/, '');
}

/** A handle as the network knows it, or null when it cannot be one; a name alone is one on the network's own server. */
export function wholeHandle(text: string): string | null {
  const given = cleanIdentifier(text).toLowerCase();
  if (/^did:[a-z]+:[a-z0-9.:%-]+$/.test(given)) return given;
  const whole = given.includes('.') ? given : `${given}.bsky.social`;
  return /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/.test(whole) ? whole : null;
}
