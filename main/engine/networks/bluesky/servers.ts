import type { Line } from '../network.ts';

/** Where a server (`https://host`) is reached: itself, or its practice stand-in. */
export function reachOf({ baseOf }: Pick<Line, 'baseOf'>, name: string): string {
  if (name.startsWith(baseOf('')) || !name.startsWith('https://')) return name;
  return baseOf(new URL(name).host);
}

/** Name (`https://host`) of a server that is reached at `address`: the practice stand-ins move, names stay. */
export function nameOf({ baseOf }: Pick<Line, 'baseOf'>, address: string): string {
  return address.startsWith(baseOf('')) ? `https://${address.slice(baseOf('').length)}` : address;
}

/** Whether `address` is a whole server and nothing on it, over TLS or in practice. */
export function isServer({ baseOf }: Pick<Line, 'baseOf'>, address: string): boolean {
  const base = baseOf('');
  return address.startsWith(base) && /^[^/?#@\\]+$/.test(address.slice(base.length));
}
