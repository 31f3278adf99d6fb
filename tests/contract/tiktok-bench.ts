import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { copyClip } from '../mp4.ts';
import { type PracticeBench, startPractice } from './practice.ts';
import { type Api, apiClient, initBody, initialize, put, signIn } from './tiktok-client.ts';

/** SHA-256 (hex). */
export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Practice networks with a creator signed in. */
export async function start(scopes?: string): Promise<{
  readonly bench: PracticeBench;
  readonly api: Api;
  readonly token: string;
}> {
  const bench = await startPractice();
  const token = String((await signIn(bench, scopes))['access_token']);
  return { bench, token, api: apiClient(bench, token) };
}

/** A real video of its own. */
export async function clip(bench: PracticeBench, seconds?: number): Promise<Buffer> {
  return readFileSync(
    await copyClip(bench.folder, { title: 'clip', ...(seconds === undefined ? {} : { seconds }) }),
  );
}

/** Posts a clip whole and returns its publish id. */
export async function post(api: Api, bytes: Buffer, info: Record<string, unknown> = {}): Promise<string> {
  const { publish_id: publishId, upload_url: url } = await initialize(api, initBody(bytes.length, info));
  expect((await put(url, bytes, 0, bytes.length)).status).toBe(201);
  return publishId;
}

/** The application passes the audit, and the creator goes public. */
export function openToPublic(bench: PracticeBench): void {
  bench.network('tiktok').admin.passReview?.(true);
  bench.server.world.collection('tiktok.profile').put('profile', { audited: true, privateAccount: false });
}
