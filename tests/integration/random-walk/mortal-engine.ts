import type Database from 'better-sqlite3';
import pino from 'pino';
import { createRouterClient } from '@orpc/server';
import type { Clock } from '../../../main/engine/clock.ts';
import { type Engine, openEngine } from '../../../main/engine/engine.ts';
import type { Network } from '../../../main/engine/networks/network.ts';
import { createPageRouter } from '../../../main/engine/rpc/page-router.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import { createFillableDisk, type FillableDisk } from '../../full-disk.ts';
import type { PageCalls } from '../../practice-engine.ts';

/** An engine that can be killed: nothing of it writes, waits or answers afterwards, as if its process had gone. */
export interface MortalEngine {
  readonly engine: Engine;
  readonly page: PageCalls;
  readonly disk: FillableDisk;
  kill(): void;
}

/** A move of a publication from one state to another, as the database saw it. */
export type SeenMove = (from: string, to: string) => void;

/** Opens one on a profile. */
export async function openMortalEngine(
  profile: string,
  dataKey: string,
  clock: Clock,
  networks: Readonly<Record<NetworkId, Network>>,
  seen: SeenMove,
): Promise<MortalEngine> {
  let alive = true;
  let database: Database.Database | undefined;
  const disk = createFillableDisk();
  const opened = await openEngine({
    profile,
    dataKey,
    networks,
    startPractice: null,
    chance: () => 0.5,
    log: pino({ level: 'silent' }),
    clock: {
      now: clock.now,
      async wait(milliseconds, signal) {
        await clock.wait(milliseconds, signal);
        if (!alive) await new Promise(() => undefined);
      },
    },
    async openDatabase(folder, keys) {
      const result = await disk.openDatabase(folder, keys);
      if (result.ok) {
        database = result.value;
        watchMoves(database, seen);
      }
      return result;
    },
  });
  if (!opened.ok) throw new Error(`The engine did not open: ${opened.failure}`);
  const engine = opened.value;
  return {
    engine,
    page: createRouterClient(createPageRouter(engine)),
    disk,
    kill() {
      alive = false;
      database?.close();
    },
  };
}

function watchMoves(database: Database.Database, seen: SeenMove): void {
  database.function('kaizup_test_move', (from, to) => {
    seen(String(from), String(to));
    return 0;
  });
  database.exec(
    `create temp trigger publication_moves after update of state on main.publication when old.state <> new.state begin
       select kaizup_test_move(old.state, new.state);
     end`,
  );
}
