import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import pino from 'pino';
import { type Engine, type EngineOptions, openEngine } from '../main/engine/engine.ts';
import type { Network } from '../main/engine/networks/network.ts';
import { createPageRouter } from '../main/engine/rpc/page-router.ts';
import { defaultOptions } from '../shared/model/option-defaults.ts';
import type { PublishOptions } from '../shared/model/publish-options.ts';
import type { PageCalls } from './practice-engine.ts';
import type { NetworkId } from '../shared/model/network.ts';
import { createDrivenClock, type DrivenClock } from './driven-clock.ts';
import { createScriptedNetwork, type ScriptedNetwork } from './scripted-network.ts';

/** Noon in Ghent on a working day: where the tests' time starts. */
export const benchStart = Date.parse('2026-11-24T11:00:00Z');

/** An engine on a profile of its own, with a driven clock and a scripted Bluesky. */
export interface EngineBench {
  readonly engine: Engine;
  readonly clock: DrivenClock;
  readonly network: ScriptedNetwork;
  readonly profile: string;
  readonly dataKey: string;
  /** Signs in and returns the account's id. */
  connect(network?: NetworkId): Promise<string>;
  /** A post with `text` for the account, not yet scheduled. */
  write(accountId: string, text: string, options?: Partial<PublishOptions>): string;
  /** The page's calls, answered in this process. */
  readonly page: PageCalls;
  /** Resolves when `test` holds after some change in the engine. */
  until(test: () => boolean): Promise<void>;
  /** Ends the engine as a crash would leave its file, and opens it again. */
  reopen(): Promise<EngineBench>;
  remove(): Promise<void>;
}

/** Opens a bench; `from` continues the profile of another. */
export async function openBench(
  from?: Pick<EngineBench, 'profile' | 'dataKey' | 'clock' | 'network'>,
  options: Partial<EngineOptions> = {},
): Promise<EngineBench> {
  const profile = from?.profile ?? mkdtempSync(join(tmpdir(), 'kaizup-bench-'));
  const dataKey = from?.dataKey ?? randomBytes(32).toString('hex');
  const clock = from?.clock ?? createDrivenClock(benchStart);
  const network = from?.network ?? createScriptedNetwork('bluesky');
  const others = (['facebook', 'instagram', 'linkedin', 'tiktok', 'mastodon'] as const).map((id) => [
    id,
    createScriptedNetwork(id),
  ]);
  const opened = await openEngine({
    profile,
    dataKey,
    clock,
    networks: { ...Object.fromEntries(others), bluesky: network } as Record<NetworkId, Network>,
    startPractice: null,
    chance: () => 0,
    log: pino({ level: 'silent' }),
    ...options,
  });
  if (!opened.ok) throw new Error(`The bench did not open: ${opened.failure}`);
  const engine = opened.value;
  const bench: EngineBench = {
    engine,
    clock,
    network,
    profile,
    dataKey,
    async connect(network = 'bluesky') {
      const status = await engine.signIns.withPassword({
        network,
        mode: 'real',
        service: 'https://bsky.social',
        identifier: 'levain',
        password: 'abcd-abcd-abcd-abcd',
      });
      const id = status.step === 'done' ? status.accountIds[0] : undefined;
      if (id === undefined) throw new Error(`Sign-in ended in ${status.step}`);
      return id;
    },
    page: createRouterClient(createPageRouter(engine)),
    write(accountId, text, options) {
      const id = randomUUID();
      const chosen = options === undefined ? {} : { options: { ...defaultOptions, ...options } };
      const variants = [{ accountId, text: null, media: null, tiktok: null, ...chosen }];
      engine.postDesk.create(id, { text, media: [], variants });
      return id;
    },
    async until(test) {
      const changes = engine.events.changes.listen(AbortSignal.timeout(10_000));
      if (test()) return;
      for await (const _ of changes) if (test()) return;
      throw new Error('Nothing more happened');
    },
    async reopen() {
      await engine.drain(1000);
      return openBench(bench, options);
    },
    async remove() {
      await engine.drain(1000);
      rmSync(profile, { recursive: true, force: true });
    },
  };
  return bench;
}
