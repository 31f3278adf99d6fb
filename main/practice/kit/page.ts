import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Escaped markup as `html` makes it. */
export type Markup = ReturnType<typeof html>;

/** A page of a practice network. */
export interface PracticePage {
  /** Name of the practice network as people say it, e.g. `LinkedIn`. */
  readonly network: string;
  readonly title: string;
  readonly body: Markup;
}

const style = raw(`
:root { color-scheme: light dark; --paper: #f6f5f2; --card: #fff; --ink: #23211d; --soft: #6a665e; --line: #dedbd4; --accent: #2f5d62; --on-accent: #fff; }
@media (prefers-color-scheme: dark) { :root { --paper: #1b1a18; --card: #252421; --ink: #edeae4; --soft: #a8a49b; --line: #3c3a35; --accent: #8cc3c4; --on-accent: #14211f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 Inter, system-ui, sans-serif; }
.band { padding: 8px 16px; font-size: 14px; text-align: center; border-bottom: 1px solid var(--line); background: repeating-linear-gradient(-45deg, transparent 0 10px, color-mix(in srgb, var(--accent) 12%, transparent) 10px 20px); }
main { max-width: 480px; margin: 32px auto; padding: 0 16px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 24px; overflow-wrap: anywhere; }
.card + .card { margin-top: 16px; }
h1 { font-size: 20px; line-height: 1.3; margin: 0 0 8px; }
h2 { font-size: 16px; margin: 24px 0 8px; }
p { margin: 0 0 12px; }
.soft { color: var(--soft); font-size: 14px; }
.text { white-space: pre-wrap; }
.choice { display: flex; gap: 12px; padding: 12px 0; border-top: 1px solid var(--line); }
.choice input { width: 20px; height: 20px; margin: 2px 0 0; accent-color: var(--accent); flex: none; }
.choice small { display: block; color: var(--soft); font-size: 14px; }
.quoted { margin-top: 12px; padding: 12px 16px; }
.quoted h2 { margin: 0 0 4px; }
.quoted p:last-child { margin: 0; }
summary { cursor: pointer; padding: 12px 16px; border: 1px solid var(--line); border-radius: 8px; font-weight: 500; }
.list { margin: 0; padding: 0; list-style: none; }
.list li { padding: 12px 0; border-top: 1px solid var(--line); }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 16px; }
button { font: inherit; font-weight: 500; min-height: 40px; padding: 8px 20px; border-radius: 8px; border: 1px solid var(--line); background: var(--card); color: var(--ink); cursor: pointer; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.plain { border-color: transparent; background: none; color: var(--soft); padding-inline: 8px; text-decoration: underline; }
button:focus-visible, input:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
input[type=text] { font: inherit; width: 100%; min-height: 40px; padding: 8px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); color: var(--ink); }
code { font: 500 18px/1.6 ui-monospace, monospace; user-select: all; }
img, video { display: block; max-width: 100%; max-height: 70vh; border-radius: 8px; margin: 12px auto; background: var(--paper); }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 8px; }
.grid img { width: 100%; height: 180px; object-fit: cover; margin: 0; }
.story { aspect-ratio: 9 / 16; width: min(100%, 320px); margin: 12px auto; border-radius: 12px; overflow: hidden; background: #16150f; }
.story img, .story video { width: 100%; height: 100%; max-height: none; object-fit: contain; margin: 0; border-radius: 0; background: none; }
.list .list { margin: 8px 0 0 16px; }
.list .list li:first-child { border-top: 0; padding-top: 0; }
.counts { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 16px 0 0; padding: 12px 0 0; border-top: 1px solid var(--line); font-size: 14px; color: var(--soft); font-variant-numeric: tabular-nums; }
.badge { display: inline-block; font-size: 13px; font-weight: 500; padding: 2px 10px; border: 1px solid var(--line); border-radius: 999px; }
a { color: var(--accent); }
meter { width: 100%; height: 10px; }
`);

/** Sends a self-contained page. It loads nothing from elsewhere and runs no script; a form may lead back to the application. */
export function sendPage(
  context: Context,
  page: PracticePage,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  context.header(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; frame-ancestors 'none'; base-uri 'none'",
  );
  context.header('cache-control', 'no-store');
  context.header('x-content-type-options', 'nosniff');
  return context.html(
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · Practice ${page.network}</title>
<style>${style}</style>
</head>
<body>
<div class="band">Practice ${page.network} – nothing leaves this computer</div>
<main>${page.body}</main>
</body>
</html>`,
    status,
  );
}

/** A page that says why a request went no further, as networks show it instead of redirecting somewhere unknown. */
export function sendErrorPage(
  context: Context,
  network: string,
  reason: string,
  status: ContentfulStatusCode = 400,
): Response | Promise<Response> {
  const title = status === 404 ? 'Nothing here' : 'Something is not right';
  return sendPage(
    context,
    { network, title, body: html`<section class="card"><h1>${title}</h1><p>${reason}</p></section>` },
    status,
  );
}

/** Time as a practice page shows it: to the minute, in UTC. */
export function pageTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const rangePattern = /^bytes=(\d+)-(\d*)$/;

/** Sends an uploaded file from disk, in parts when asked, so that a browser can play and seek a video. */
export async function sendFile(context: Context, path: string, mime: string): Promise<Response> {
  const { size } = await stat(path);
  const asked = rangePattern.exec(context.req.header('range') ?? '');
  const first = asked === null ? 0 : Number(asked[1]);
  const last = asked === null || asked[2] === '' ? size - 1 : Math.min(Number(asked[2]), size - 1);
  const headers = {
    'content-type': mime,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'content-disposition': 'inline',
  };
  if (asked !== null && first > last)
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } });
  const body = Readable.toWeb(
    createReadStream(path, { start: first, end: last }),
  ) as ReadableStream<Uint8Array>;
  return new Response(body, {
    status: asked === null ? 200 : 206,
    headers: {
      ...headers,
      'content-length': String(last - first + 1),
      ...(asked === null ? {} : { 'content-range': `bytes ${first}-${last}/${size}` }),
    },
  });
}
