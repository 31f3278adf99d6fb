import type { BlockReason } from './bridge.ts';
import type { KeyLock } from './model/key-lock.ts';
import type { Locale } from './model/settings.ts';

/** Who speaks on a port: each has calls of its own. */
export type Surface = 'page' | 'host';

/** The practice networks, as the host started them. */
export interface PracticeAddress {
  readonly origin: string;
  readonly adminSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The first message to an engine and what follows. Ports are numbered; their messages are strings. */
export type ToEngine =
  | {
      readonly type: 'init';
      readonly profile: string;
      /** 64 hex digits: here and nowhere else, never an argument, an environment variable or a file. */
      readonly dataKey: string;
      readonly locale: Locale;
      readonly practice: boolean;
      /** Publishing stays paused: for looking at what went wrong. */
      readonly safeMode: boolean;
      /** The owner has unlocked in this run of the application: the engine that takes another's place after a crash stays unlocked. */
      readonly unlocked: boolean;
    }
  | { readonly type: 'open-port'; readonly port: number; readonly surface: Surface }
  | { readonly type: 'port-message'; readonly port: number; readonly data: string }
  | { readonly type: 'close-port'; readonly port: number }
  | { readonly type: 'practice-started'; readonly address: PracticeAddress | null }
  /** The key file is as the engine asked, on disk; or it could not be written. */
  | { readonly type: 'key-lock-kept'; readonly kept: boolean };

/** What an engine tells the host beside its ports. */
export type FromEngine =
  | { readonly type: 'ready' }
  | { readonly type: 'blocked'; readonly reason: BlockReason }
  | { readonly type: 'port-message'; readonly port: number; readonly data: string }
  | { readonly type: 'close-port'; readonly port: number }
  | { readonly type: 'practice-wanted'; readonly key: string }
  /** How the data key is to be kept from now on: under these slots, or (null) without a password. */
  | { readonly type: 'key-lock'; readonly lock: KeyLock | null }
  /** The profile was emptied on the owner's wish: the host removes what is its own, and begins anew. */
  | { readonly type: 'erased' }
  /** The engine ended on purpose; without it an exit is a crash. */
  | { readonly type: 'goodbye' };

/** The first message to the practice networks' process, and its answer. */
export interface StartPractice {
  readonly folder: string;
  /** 64 hex digits, from the engine. */
  readonly key: string;
  readonly adminSecret: string;
}
export type PracticeStarted = { readonly type: 'started'; readonly address: PracticeAddress };
