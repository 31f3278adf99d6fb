import { z } from '../zod.ts';
import { activityFilters } from '../model/activity-filter.ts';
import { digestTime } from '../model/daily-digest.ts';
import { failure } from '../model/failure.ts';
import { diskRefusal } from '../model/disk.ts';
import { otherPublisher } from '../model/other-publisher.ts';
import { accountMode, networkId } from '../model/network.ts';
import { consentCategory } from '../model/consent.ts';
import { locale } from '../model/settings.ts';
import { procedure } from './base.ts';
import { postCard } from './posts.ts';

/** What is true of the whole application right now. */
export const appState = z.object({
  welcomed: z.boolean(),
  paused: z.boolean(),
  /** Nothing is sent from here while another place publishes from this profile; else null. */
  otherPublisher: otherPublisher.nullable(),
  /** While paused: posts that networks hold and have not given back. */
  stillHeldThere: z.number().int().nonnegative(),
  /** Accounts of either mode, to know whether anything can be published. */
  accounts: z.object({ real: z.number().int(), practice: z.number().int(), signedOut: z.number().int() }),
  needsOwner: z.number().int(),
  /** Since when the machine has had no connection as far as the engine saw, else null. */
  offlineSince: z.number().nullable(),
  /** Networks that do not answer, and since when (ms); `server`: its host where the network has many. */
  troubles: z.array(z.object({ network: networkId, server: z.string().nullable(), since: z.number() })),
  /** Nothing is published while the disk does not take what the engine writes; else null. */
  diskRefusal: diskRefusal.nullable(),
  practiceAvailable: z.boolean(),
});
export type AppState = z.infer<typeof appState>;

/** One line of the Activity view, newest first. */
export const activityEntry = z.object({
  id: z.number().int(),
  at: z.number(),
  kind: z.enum([
    'welcomed',
    'consent-changed',
    'account-connected',
    'account-signed-out',
    'access-revoked',
    'sign-in-ending',
    'account-disconnected',
    'own-app-saved',
    'own-app-removed',
    'post-scheduled',
    'post-moved',
    'post-unscheduled',
    'post-deleted',
    'post-edited',
    'post-removed',
    'upload-stopped',
    'publishing-started',
    'published',
    'handed-over',
    'left-in-inbox',
    'publication-unknown',
    'publication-failed',
    'publication-held',
    'publication-missed',
    'publication-moved-on',
    'owner-decided',
    'paused',
    'resumed',
    'practice-wiped',
    'engine-recovered',
    'waited-for-disk',
    'network-trouble',
    'network-back',
    'wall-time-kept',
    'wall-times-kept',
    'wall-time-not-kept',
    'series-begun',
    'series-changed',
    'series-ended',
    'series-passed',
    'posts-imported',
    'import-undone',
  ]),
  network: networkId.nullable(),
  mode: accountMode.nullable(),
  accountName: z.string().nullable(),
  postId: z.string().nullable(),
  publicationId: z.string().nullable(),
  excerpt: z.string().nullable(),
  url: z.string().nullable(),
  failure: failure.nullable(),
  /** A number that the sentence needs, e.g. how many publications were held. */
  count: z.number().int().nullable(),
});
export type ActivityEntry = z.infer<typeof activityEntry>;
export type ActivityKind = ActivityEntry['kind'];

export const app = {
  state: procedure.output(appState),
  /** First start: attestation and a decision on each consent category. */
  welcome: procedure.input(
    z.object({
      locale,
      adult: z.literal(true),
      professional: z.literal(true),
      consents: z.record(consentCategory, z.boolean()),
    }),
  ),
  /** When the daily digest is told; a time that is past today counts from tomorrow on. */
  digest: procedure.output(z.object({ minutes: digestTime })),
  setDigest: procedure.input(z.object({ minutes: digestTime })),
  pause: procedure,
  resume: procedure,
  /** The other publisher has ended for good: publishing goes on from this computer, also when it was paused. */
  publishHere: procedure,
  home: procedure.output(
    z.object({
      /** Next to go out, at most 5. */
      next: z.array(postCard),
      /** Posts with a publication that waits for the owner, at most 20. */
      needsOwner: z.array(postCard),
      /** Published last, at most 5. */
      recent: z.array(postCard),
      drafts: z.number().int(),
    }),
  ),
  activity: procedure
    .input(
      z.object({
        /** Entries before this one; null for the newest. */
        before: z.object({ at: z.number(), id: z.number().int() }).nullable(),
        limit: z.number().int().min(1).max(100),
        filter: z.enum(activityFilters),
        accountId: z.optional(z.string().max(64)),
        /** Since this instant (ms), and before that one. */
        from: z.optional(z.number()),
        to: z.optional(z.number()),
      }),
    )
    .output(z.array(activityEntry)),
};
