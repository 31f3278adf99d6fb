import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { protocol, type Session } from 'electron';
import { appScheme } from './app-origin.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

export interface AppProtocolParts {
  /** Folder of the built page. */
  readonly pageFolder: string;
  /** Finds the file of a media asset, or undefined. */
  mediaFile(
    assetId: string,
    size: string,
  ): Promise<{ readonly path: string; readonly mime: string } | undefined>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

const commonHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** Serves the page and its media on `app://kaizup/`. */
export function serveApp(session: Session, parts: AppProtocolParts): void {
  session.protocol.handle(appScheme, async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'kaizup' || request.method !== 'GET') return new Response(null, { status: 404 });
    const path = decodeURIComponent(url.pathname);
    const media = /^\/media\/([0-9a-f-]{36})\/(thumb|preview|original)$/.exec(path);
    if (media !== null) {
      const file = await parts.mediaFile(media[1] ?? '', media[2] ?? '');
      return file === undefined
        ? new Response(null, { status: 404 })
        : streamFile(file.path, file.mime, request.headers.get('range'));
    }
    return pageFile(parts.pageFolder, path);
  });
}

function pageFile(folder: string, path: string): Response {
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  if (!file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile()) {
    return new Response(null, { status: 404 });
  }
  const type = types[extname(file)] ?? 'application/octet-stream';
  if (!file.endsWith('.html')) {
    // Whole: these are small, and a stream would take a turn of a starting process for each of its parts.
    return new Response(readFileSync(file), { headers: { ...commonHeaders, 'content-type': type } });
  }
  // A fresh nonce at each load, for the one style element that the component library writes.
  const nonce = randomBytes(16).toString('base64');
  const html = readFileSync(file, 'utf8').replace('%CSP_NONCE%', nonce);
  return new Response(html, {
    headers: {
      ...commonHeaders,
      'content-type': type,
      'content-security-policy': contentSecurityPolicy(nonce),
    },
  });
}

/** A file or a part of it (RFC 9110 section 14): players ask for ranges of a video. */
function streamFile(path: string, mime: string, range: string | null): Response {
  if (!existsSync(path)) return new Response(null, { status: 404 });
  const { size } = statSync(path);
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  const start = asked === null ? 0 : Number(asked[1]);
  const end = asked === null || asked[2] === '' ? size - 1 : Math.min(size - 1, Number(asked[2]));
  if (start > end)
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
  return new Response(Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream, {
    status: asked === null ? 200 : 206,
    headers: {
      ...commonHeaders,
      'content-type': mime,
      'content-length': String(end - start + 1),
      'accept-ranges': 'bytes',
      ...(asked === null ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
    },
  });
}
