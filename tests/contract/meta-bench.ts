import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { practiceClient } from '../../main/practice/kit/practice-network.ts';
import { type PracticeServer, startPracticeServer } from '../../main/practice/server.ts';

export const pageIds = {
  levain: '10295538204417761',
  atelier: '10648829117350482',
  velo: '10733016925584290',
  market: '10877240316695528',
} as const;
export const instagramId = '17841406338772915';
export const redirectUri = 'http://localhost:41990/callback/facebook';

export const allScopes = [
  'pages_show_list',
  'business_management',
  'pages_manage_posts',
  'pages_read_engagement',
  'pages_manage_engagement',
  'pages_read_user_content',
  'read_insights',
  'instagram_basic',
  'instagram_content_publish',
  'instagram_manage_comments',
  'instagram_manage_insights',
];

/** A reply, with its JSON as text too: ids must not pass through numbers. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

export interface GraphOptions {
  readonly method?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly form?: FormData;
  readonly token?: string;
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Consent {
  /** Ticked Pages and scopes; all that the page offers when absent. */
  readonly pages?: readonly string[];
  readonly scopes?: readonly string[];
  readonly decision?: 'allow' | 'cancel';
  readonly asked?: readonly string[];
}

/** Everything a test of the practice Graph needs. */
export interface MetaBench {
  readonly server: PracticeServer;
  readonly folder: string;
  graph(path: string, options?: GraphOptions): Promise<Reply>;
  /** Walks the dialog as a browser does and returns where it leads. */
  consent(consent?: Consent): Promise<URL>;
  dialog(params?: Readonly<Record<string, string>>): Promise<Response>;
  redeem(code: string, redirect?: string): Promise<Reply>;
  /** A long-lived user token. */
  userToken(consent?: Consent): Promise<string>;
  /** A Page token from a long-lived user token. */
  pageToken(pageId: string, consent?: Consent): Promise<string>;
  /** Address of a file on a small server of the test's own. */
  host(path: string, mime: string): string;
  jpeg(width: number, height: number, format?: 'jpeg' | 'png'): Promise<string>;
  close(): Promise<void>;
}

/** Starts all practice networks in a new folder. */
export async function startMetaBench(): Promise<MetaBench> {
  const folder = await mkdtemp(join(tmpdir(), 'kaizup-meta-'));
  const server = await startPracticeServer({ folder, key: null, adminSecret: 'x' });
  const files = await startFileHost();
  let pictures = 0;
  server.networks.find((network) => network.id === 'facebook')?.admin.registerRedirect(redirectUri);

  const bench: MetaBench = {
    server,
    folder,
    async graph(
      path,
      { method = 'GET', params = {}, form, token, host = 'graph.facebook.com', headers } = {},
    ) {
      const url = new URL(`${server.origin}/${host}/v26.0/${path}`);
      const inQuery = method !== 'POST' || form !== undefined;
      if (inQuery) for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
      const response = await fetch(url, {
        method,
        headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
        ...(method === 'POST' ? { body: form ?? new URLSearchParams(params) } : {}),
      });
      return read(response);
    },
    dialog(params = {}) {
      const url = new URL(`${server.origin}/www.facebook.com/v26.0/dialog/oauth`);
      const asked = {
        client_id: practiceClient.id,
        redirect_uri: redirectUri,
        state: 'state-1',
        scope: allScopes.join(','),
        response_type: 'code',
        ...params,
      };
      for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
      return fetch(url);
    },
    async consent({ pages, scopes, decision = 'allow', asked = allScopes } = {}) {
      const shown = await (await bench.dialog({ scope: asked.join(',') })).text();
      const form = new URLSearchParams({ request: valuesOf(shown, 'request')[0] ?? '', decision });
      for (const id of pages ?? valuesOf(shown, 'page')) form.append('page', id);
      for (const scope of scopes ?? valuesOf(shown, 'permission')) form.append('permission', scope);
      const action = /<form[^>]* action="([^"]+)"/.exec(shown)?.[1] ?? '';
      const response = await fetch(action, { method: 'POST', body: form, redirect: 'manual' });
      return new URL(response.headers.get('location') ?? '');
    },
    redeem: (code, redirect = redirectUri) =>
      bench.graph('oauth/access_token', {
        params: {
          client_id: practiceClient.id,
          client_secret: practiceClient.secret,
          redirect_uri: redirect,
          code,
        },
      }),
    async userToken(consent) {
      const code = (await bench.consent(consent)).searchParams.get('code') ?? '';
      const short = (await bench.redeem(code)).body['access_token'];
      const long = await bench.graph('oauth/access_token', {
        params: {
          grant_type: 'fb_exchange_token',
          client_id: practiceClient.id,
          client_secret: practiceClient.secret,
          fb_exchange_token: String(short),
        },
      });
      return String(long.body['access_token']);
    },
    async pageToken(pageId, consent) {
      const token = await bench.userToken(consent);
      const page = await bench.graph(pageId, { token, params: { fields: 'access_token' } });
      return String(page.body['access_token']);
    },
    host: (path, mime) => files.host(path, mime),
    async jpeg(width, height, format = 'jpeg') {
      pictures += 1;
      const path = join(folder, `picture-${pictures}.${format}`);
      const background = { r: (pictures * 37) % 256, g: 120, b: 90 };
      await sharp({ create: { width, height, channels: 3, background } })
        .toFormat(format)
        .toFile(path);
      return path;
    },
    async close() {
      files.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return bench;
}

async function read(response: Response): Promise<Reply> {
  const text = await response.text();
  const parsed: unknown = JSON.parse(text);
  const body = typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  return { status: response.status, headers: response.headers, text, body };
}

/** Values of a form's inputs of one name, as a browser would send them when nothing is changed. */
export function valuesOf(page: string, name: string): readonly string[] {
  return [...page.matchAll(/<input[^>]*>/g)]
    .filter(([input]) => input.includes(`name="${name}"`))
    .flatMap(([input]) => /value="([^"]*)"/.exec(input)?.[1] ?? []);
}

/** The refusal of a reply, in the words a connector reads. */
export function errorOf(reply: Reply): { readonly code: unknown; readonly subcode: unknown } {
  const error = (reply.body['error'] ?? {}) as Record<string, unknown>;
  return { code: error['code'], subcode: error['error_subcode'] };
}

/** The entries of a list. */
export const dataOf = (reply: Reply): readonly Record<string, unknown>[] =>
  (reply.body['data'] ?? []) as readonly Record<string, unknown>[];

async function startFileHost() {
  const offered = new Map<string, { readonly path: string; readonly mime: string }>();
  const server = createServer((request, response) => {
    const file = offered.get(request.url ?? '');
    if (file === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file.mime });
    createReadStream(file.path).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    host(path: string, mime: string): string {
      const name = `/file-${offered.size}`;
      offered.set(name, { path, mime });
      return `http://127.0.0.1:${port}${name}`;
    },
    close: () => void server.close(),
  };
}
