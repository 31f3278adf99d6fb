import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A process of its own that takes every byte and keeps none, and answers as the networks do where a connector asks for it
 * (contracts L7, T5, Meta §2). Tells its origin once it listens.
 */
const linkedInPart = 4 * 1024 * 1024;
const facebookPart = 1024 * 1024;

let total = 0;
let arrived = 0;

const server = createServer((request, response) => {
  let bytes = 0;
  request.on('data', (part: Buffer) => {
    bytes += part.length;
  });
  request.on('end', () => answer(request, response, bytes));
});

function answer(request: IncomingMessage, response: ServerResponse, bytes: number): void {
  const url = new URL(request.url ?? '/', origin());
  const say = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
  const [, begun] = /^\/begin\/(\d+)$/.exec(url.pathname) ?? [];
  if (begun !== undefined) {
    total = Number(begun);
    arrived = 0;
    return say(200, {});
  }
  if (url.pathname === '/arrived') return say(200, { arrived });
  arrived += bytes;
  if (url.pathname === '/bare') return say(200, {});
  if (url.searchParams.get('action') === 'initializeUpload') return say(200, { value: linkedInPlan() });
  if (url.searchParams.get('action') === 'finalizeUpload') return say(200, {});
  if (url.pathname.startsWith('/linkedin-part/')) return say(201, {}, { etag: url.pathname });
  if (url.pathname.endsWith('/video/init/')) {
    return say(200, {
      data: { publish_id: 'v_pub_file~v2-1.1', upload_url: `${origin()}/tiktok-chunk` },
      error: { code: 'ok', message: '', log_id: '1' },
    });
  }
  if (url.pathname === '/tiktok-chunk') {
    const [, last = '0'] = /bytes \d+-(\d+)\//.exec(request.headers['content-range'] ?? '') ?? [];
    const end = Number(last) + 1;
    return say(end === total ? 201 : 206, {}, { 'content-range': `bytes 0-${last}/${total}` });
  }
  if (url.pathname.endsWith('/page/videos')) return say(200, facebookStep(request));
  say(404, {});
}

function linkedInPlan() {
  const count = Math.ceil(total / linkedInPart);
  return {
    video: 'urn:li:video:C5F10AQ',
    uploadToken: '',
    uploadUrlsExpireAt: Date.now() + 3_600_000,
    uploadInstructions: Array.from({ length: count }, (_, index) => ({
      uploadUrl: `${origin()}/linkedin-part/${index}`,
      firstByte: index * linkedInPart,
      lastByte: Math.min(total, (index + 1) * linkedInPart) - 1,
    })),
  };
}

let offset = 0;

/** A form of fields starts an upload, a form of parts brings the next piece of it. */
function facebookStep(request: IncomingMessage) {
  const starts = request.headers['content-type']?.startsWith('multipart/') !== true;
  offset = starts ? 0 : Math.min(total, offset + facebookPart);
  const next = { start_offset: String(offset), end_offset: String(Math.min(total, offset + facebookPart)) };
  return starts ? { upload_session_id: '51', video_id: '8802', ...next } : next;
}

function origin(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

server.listen({ host: '127.0.0.1', port: 0 }, () => process.send?.(origin()));
process.on('disconnect', () => process.exit(0));
