import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { contentSecurityPolicy } from '../../main/host/window/content-security-policy.ts';
import { drawPicture } from './draw-media.ts';
import { assetId, pictureNames, sampleAssets } from './sample/sample-media.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

const nonce = 'Z2FsbGVyeQ==';
const clip = join(import.meta.dirname, '..', 'media', 'clip.mp4');

/** A running gallery on loopback. */
export interface GalleryServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the built page under the policy that the application uses, with the sample engine before it. */
export async function serveGallery(folder: string): Promise<GalleryServer> {
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The gallery has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://gallery');
  if (pathname === '/') {
    const html = await readFile(join(folder, 'page', 'index.html'), 'utf8');
    const page = html
      .replace('%CSP_NONCE%', nonce)
      .replace(
        '<script type="module"',
        '<script type="module" src="/sample/start.js"></script><script type="module"',
      );
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(nonce),
    });
    response.end(page);
    return;
  }
  const media = /^\/media\/([0-9a-f-]{36})\/(thumb|preview|original)$/.exec(pathname);
  if (media !== null) return sendMedia(media[1] ?? '', media[2] === 'thumb', response);
  if (pathname === '/favicon.ico') {
    response.writeHead(204).end();
    return;
  }
  const file = normalize(pathname);
  const path = file.startsWith('/sample/') ? join(folder, file) : join(folder, 'page', file);
  const body = await readFile(path).catch(() => null);
  if (body === null) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body);
}

async function sendMedia(id: string, small: boolean, response: ServerResponse): Promise<void> {
  if (id === assetId('clip')) {
    response.writeHead(200, { 'content-type': 'video/mp4' }).end(await readFile(clip));
    return;
  }
  const name = pictureNames.find((known) => assetId(known) === id);
  const asset = sampleAssets.find((known) => known.id === id);
  if (name === undefined || asset === undefined) {
    response.writeHead(404).end();
    return;
  }
  const picture = await (small ? drawPicture(name, 320, 320) : drawPicture(name, asset.width, asset.height));
  response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture);
}
