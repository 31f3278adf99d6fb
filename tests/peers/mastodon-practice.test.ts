import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PracticeServer, startPracticeServer } from '../../main/practice/server.ts';
import { walkConsent } from '../integration/connectors/consent.ts';
import { copyClip } from '../mp4.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { createOAuthAPIClient, createRestAPIClient, type RestClient } from './masto-client.mjs';

/*
 * No Mastodon server can be installed here: so a client that others wrote, and test against a real server, judges the practice one.
 */
const host = 'mastodon.social';
const redirectUri = 'http://127.0.0.1:50123/callback/mastodon';
const scopes = 'read:accounts read:statuses write:statuses write:media';
const codeVerifier = 'verifier-verifier-verifier-verifier-verifier-0123';
const hour = 3_600_000;

let folder: string;
let server: PracticeServer;
let door: FrontDoor;
let app: { readonly clientId: string; readonly clientSecret: string };
let accessToken: string;
let client: RestClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-judge-'));
  server = await startPracticeServer({ folder: join(folder, 'world'), key: null, adminSecret: 'x' });
  door = await openFrontDoor(`${server.origin}/${host}`);
});
afterAll(async () => {
  await door.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  server.world.reset();
  const anonymous = createRestAPIClient({ url: door.origin });
  app = await anonymous.v1.apps.create({ clientName: 'Judge', redirectUris: redirectUri, scopes });
  const page = new URL(`${door.origin}/oauth/authorize`);
  page.search = new URLSearchParams({
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: redirectUri,
    scope: scopes,
    state: 'state',
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const params = await walkConsent(page.href, redirectUri, { press: 'allow' });
  const token = await createOAuthAPIClient({ url: door.origin }).token.create({
    grantType: 'authorization_code',
    ...app,
    redirectUri,
    code: params.get('code') ?? '',
    codeVerifier,
    scope: scopes,
  });
  expect(token).toMatchObject({ tokenType: 'Bearer', scope: scopes });
  ({ accessToken } = token);
  client = createRestAPIClient({ url: door.origin, accessToken });
});

async function picture(): Promise<Blob> {
  const bytes = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#a63' } })
    .jpeg()
    .toBuffer();
  return new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' });
}

describe('a client that others wrote', () => {
  test('reads what the server is and takes', async () => {
    const instance = await client.v2.instance.fetch();
    expect(instance).toMatchObject({
      domain: host,
      configuration: {
        statuses: { maxCharacters: 500, maxMediaAttachments: 4, charactersReservedPerUrl: 23 },
      },
    });
  });

  test('knows whose token it has, and ends it', async () => {
    expect(await client.v1.accounts.verifyCredentials()).toMatchObject({ acct: 'maisonlevain' });
    await createOAuthAPIClient({ url: door.origin }).revoke({ ...app, token: accessToken });
    await expect(client.v1.accounts.verifyCredentials()).rejects.toMatchObject({ statusCode: 401 });
  });

  test('posts, reads back, changes and deletes a status', async () => {
    const status = await client.v1.statuses.create({
      status: 'Fresh bread #gent',
      visibility: 'unlisted',
      spoilerText: 'Food',
    });
    expect(status).toMatchObject({ visibility: 'unlisted', spoilerText: 'Food', mediaAttachments: [] });
    const one = client.v1.statuses.$select(status.id);
    expect(await one.source.fetch()).toMatchObject({ text: 'Fresh bread #gent', spoilerText: 'Food' });
    const changed = await one.update({ status: 'Fresh rye', spoilerText: '' });
    expect(changed.editedAt).not.toBeNull();
    expect(changed.content).toContain('Fresh rye');
    const me = await client.v1.accounts.verifyCredentials();
    const listed = await client.v1.accounts.$select(me.id).statuses.list({ limit: 5 });
    expect(listed.map(({ id }) => id)).toEqual([status.id]);
    expect(await client.v1.statuses.fetch({ id: [status.id] })).toMatchObject([{ id: status.id }]);
    await one.remove();
    await expect(one.fetch()).rejects.toMatchObject({ statusCode: 404 });
  });

  test('posts once under one key', async () => {
    const post = () =>
      client.v1.statuses.create(
        { status: 'Once' },
        { requestInit: { headers: { 'Idempotency-Key': 'a-key' } } },
      );
    const ids = await Promise.all([post(), post(), post()]);
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
  });

  test('uploads a picture and a video, waits for both, and posts them', async () => {
    const image = await client.v2.media.create({ file: await picture(), description: 'A loaf' });
    expect(image).toMatchObject({ type: 'image', description: 'A loaf' });
    const bytes = Uint8Array.from(await readFile(await copyClip(folder, { title: 'judge' })));
    const uploading = client.v2.media.create({ file: new Blob([bytes], { type: 'video/mp4' }) });
    const film = await uploading;
    expect(film.url).not.toBeNull();
    expect(new Uint8Array(await (await fetch(film.url ?? '')).arrayBuffer())).toEqual(bytes);
    const status = await client.v1.statuses.create({ status: 'A loaf', mediaIds: [image.id] });
    expect(status.mediaAttachments).toMatchObject([{ id: image.id }]);
  });

  test('asks a question', async () => {
    const status = await client.v1.statuses.create({
      status: 'Which one?',
      poll: { options: ['Rye', 'Spelt'], expiresIn: 3600, multiple: true },
    });
    expect(status.poll).toMatchObject({ multiple: true, options: [{ title: 'Rye' }, { title: 'Spelt' }] });
    server.clock.advance(2 * hour);
    expect(await client.v1.polls.$select(status.poll?.id ?? '').fetch()).toMatchObject({ expired: true });
  });

  test('answers, and reads the thread', async () => {
    const status = await client.v1.statuses.create({ status: 'First' });
    const answer = await client.v1.statuses.create({ status: 'Second', inReplyToId: status.id });
    const thread = await client.v1.statuses.$select(status.id).context.fetch();
    expect(thread.descendants).toMatchObject([{ id: answer.id, inReplyToId: status.id }]);
    expect(await client.v1.statuses.$select(status.id).fetch()).toMatchObject({ repliesCount: 1 });
  });

  test('schedules, moves and takes back', async () => {
    const at = (hours: number): string => new Date(server.clock.now() + hours * hour).toISOString();
    const waiting = await client.v1.statuses.create({ status: 'Later', scheduledAt: at(2) });
    expect(waiting.params.text).toBe('Later');
    const one = client.v1.scheduledStatuses.$select(waiting.id);
    const later = at(3);
    expect(await one.update({ scheduledAt: later })).toMatchObject({ scheduledAt: later });
    expect(await client.v1.scheduledStatuses.list()).toHaveLength(1);
    await one.remove();
    await expect(one.fetch()).rejects.toMatchObject({ statusCode: 404 });
    const kept = await client.v1.statuses.create({ status: 'Kept', scheduledAt: at(1) });
    server.clock.advance(hour + 1000);
    const me = await client.v1.accounts.verifyCredentials();
    const [posted] = await client.v1.accounts.$select(me.id).statuses.list();
    expect(posted?.content).toContain('Kept');
    expect(posted?.id).not.toBe(kept.id);
  });

  test('is refused in a form that it understands', async () => {
    await expect(client.v1.statuses.create({ status: 'a'.repeat(501) })).rejects.toMatchObject({
      statusCode: 422,
    });
    const stranger = createRestAPIClient({ url: door.origin, accessToken: 'nobody' });
    await expect(stranger.v1.statuses.create({ status: 'No' })).rejects.toMatchObject({ statusCode: 401 });
  });
});
