import type { Hono } from 'hono';
import type { PracticeClock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { World } from './world.ts';

/** What a practice network stands on. */
export interface PracticeSetting {
  readonly clock: PracticeClock;
  readonly faults: Faults;
  readonly world: World;
  /** Absolute base of a virtual host, without a trailing slash, e.g. `http://127.0.0.1:4711/graph.facebook.com`. */
  baseOf(host: string): string;
}

/** What an admin call can ask of a network beyond faults and the clock. */
export interface PracticeAdmin {
  /** Registers a redirect address for the network's practice application, as an owner does in a developer portal. */
  registerRedirect(redirectUri: string): void;
  /** The person removes the application on the network's own side. */
  revokeAll(): void;
  /** Makes an app password for the practice person, where the network has them. */
  appPassword?(): { readonly identifier: string; readonly password: string };
  /** Whether the practice application passed the network's review, where that changes what it may do. */
  passReview?(passed: boolean): void;
  /** How many posts an account may publish a day, where the network has such a quota. */
  allowADay?(total: number): void;
  /** Servers forget the applications that registered themselves, where they do. */
  forgetApplications?(): void;
  /** What the network holds that was published there, newest first: the judge of tests and of the crash matrix. */
  published(): readonly PracticePublished[];
}

/** One thing that the public of a practice network can see. */
export interface PracticePublished {
  readonly id: string;
  readonly accountId: string;
  readonly kind:
    | 'text'
    | 'link'
    | 'image'
    | 'images'
    | 'video'
    | 'reel'
    | 'story'
    | 'document'
    | 'poll'
    | 'reshare';
  readonly text: string;
  /** SHA-256 (hex) of each file's bytes as received, in order. */
  readonly media: readonly string[];
  readonly publishedAt: number;
}

/** A practice network: routes for each of its virtual hosts, and what its admin can do. */
export interface PracticeNetwork {
  readonly id: 'facebook' | 'instagram' | 'linkedin' | 'tiktok' | 'bluesky' | 'mastodon';
  /** Virtual host -> routes; paths are those of the real host. */
  readonly hosts: Readonly<Record<string, Hono>>;
  readonly admin: PracticeAdmin;
}

/** The practice application's identity at every practice network. */
export const practiceClient = { id: 'kaizup-practice', secret: 'practice-secret-not-secret' } as const;
