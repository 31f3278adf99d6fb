import { randomUUID } from 'node:crypto';
import type { Engine } from '../../engine.ts';

/** What `--self-test` reports of the engine. */
export interface SelfTestReport {
  readonly database: boolean;
  readonly practicePublication: 'published' | 'failed' | 'unavailable';
}

/** How long the practice publication may take (ms). */
const patience = 20_000;

/** Writes and reads the database, then signs in to practice Bluesky and publishes one text there. */
export async function runSelfTest(engine: Engine): Promise<SelfTestReport> {
  const id = randomUUID();
  engine.postDesk.create(id, { text: 'Kaizup self-test', media: [], variants: [] });
  const database = engine.posts.get(id)?.text === 'Kaizup self-test';
  return { database, practicePublication: await publishInPractice(engine, id) };
}

async function publishInPractice(
  engine: Engine,
  postId: string,
): Promise<SelfTestReport['practicePublication']> {
  const link = await engine.practice.link();
  if (link === undefined) return 'unavailable';
  const password = await engine.practice.appPassword(link);
  const signedIn = await engine.signIns.withPassword({
    network: 'bluesky',
    mode: 'practice',
    service: 'https://bsky.social',
    identifier: password.identifier,
    password: password.password,
  });
  if (signedIn.step !== 'done') return 'failed';
  const variants = signedIn.accountIds.map((accountId) => ({
    accountId,
    text: null,
    media: null,
    tiktok: null,
  }));
  engine.postDesk.save(postId, { text: 'Kaizup self-test', media: [], variants });
  const changes = engine.events.changes.listen(AbortSignal.timeout(patience));
  engine.postDesk.publishNow(postId);
  for await (const _ of changes) {
    const states = engine.publications.ofPost(postId).map((row) => row.state);
    if (states.every((state) => state === 'published')) return 'published';
    if (states.some((state) => state === 'failed')) return 'failed';
  }
  return 'failed';
}
