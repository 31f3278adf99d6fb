import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Session, session } from 'electron';
import { appScheme } from '../window/app-origin.ts';
import { lockDownSession } from '../window/lock-down.ts';

/** Where the sheets are while they are printed: an origin of their own, without the page's calls. */
const printHost = 'print';
export const sheetUrl = (name: string): string => `${appScheme}://${printHost}/${name}`;

const fonts: Readonly<Record<string, RegExp>> = {
  'inter-latin.woff2': /^inter-latin-wght-normal.*\.woff2$/,
  'inter-latin-ext.woff2': /^inter-latin-ext-wght-normal.*\.woff2$/,
};

/** What a sheet may load: the sheets of `folder` and the page's letters, and nothing else from anywhere. */
export interface PrintSession {
  readonly session: Session;
  /** Serves the sheets of this folder from now on; undefined: none. */
  serve(folder: string | undefined): void;
}

/** Opens a session in memory; `assets` is the folder with the page's fonts. */
export function openPrintSession(assets: string): PrintSession {
  let served: string | undefined;
  // Without `persist:` nothing of it is written to the disk.
  const printing = session.fromPartition('printing', { cache: false });
  lockDownSession(printing);
  printing.protocol.handle(appScheme, (request) => {
    const url = new URL(request.url);
    const name = url.pathname.slice(1);
    if (url.host !== printHost || request.method !== 'GET') return new Response(null, { status: 404 });
    if (/^\d{4}\.html$/.test(name)) return file(served, name, 'text/html; charset=utf-8');
    const font = fonts[name];
    const found = font === undefined ? undefined : readdirSync(assets).find((each) => font.test(each));
    return found === undefined ? new Response(null, { status: 404 }) : file(assets, found, 'font/woff2');
  });
  return {
    session: printing,
    serve(folder) {
      served = folder;
    },
  };
}

function file(folder: string | undefined, name: string, type: string): Response {
  const path = folder === undefined ? undefined : join(folder, name);
  if (path === undefined || !existsSync(path)) return new Response(null, { status: 404 });
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
    headers: { 'content-type': type, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' },
  });
}
