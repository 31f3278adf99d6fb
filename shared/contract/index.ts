import { eventIterator } from '@orpc/contract';
import { z } from '../zod.ts';
import { failure } from '../model/failure.ts';
import { digestFigures } from '../model/daily-digest.ts';
import { diskCause, diskRefusal } from '../model/disk.ts';
import { away } from '../model/missed.ts';
import { otherPublisher } from '../model/other-publisher.ts';
import { networkId } from '../model/network.ts';
import { calendarFileTrouble } from '../model/plan.ts';
import { locale } from '../model/settings.ts';
import { accounts } from './accounts.ts';
import { locking, lockState, unlockAnswer, unlockOutcome } from '../model/owner.ts';
import { graceDays, printable, writtenKind } from '../model/rights.ts';
import { procedure } from './base.ts';
import { breach } from './breach.ts';
import { bulk } from './bulk.ts';
import { leaving } from './leaving.ts';
import { media } from './media.ts';
import { owner } from './owner.ts';
import { calendarFile, planExport } from './plan-export.ts';
import { planning } from './planning.ts';
import { app } from './overview.ts';
import { posts } from './posts.ts';
import { templates } from './templates.ts';
import { privacy } from './privacy.ts';
import { publishing } from './publishing.ts';
import { requests } from './requests.ts';
import { support } from './support.ts';
import { signalKind } from '../model/breach.ts';
import { requestRight } from '../model/rights-request.ts';

/** What changed in the engine: the page refetches what it shows of these. */
export const change = z.object({
  topics: z.array(
    z.enum(['app', 'accounts', 'posts', 'activity', 'sign-in', 'privacy', 'owner', 'templates']),
  ),
  /** The post concerned, when it is one. */
  postId: z.string().optional(),
});
export type Change = z.infer<typeof change>;

/** The calls of the page. */
export const pageContract = {
  app,
  accounts,
  posts,
  media,
  publishing,
  planning,
  bulk,
  calendarFile,
  templates,
  owner,
  privacy,
  requests,
  breach,
  support,
  changes: procedure.output(eventIterator(change)),
};
export type PageContract = typeof pageContract;

/** What became of a publication. */
const publicationNotice = z.object({
  kind: z.enum([
    'published',
    'failed',
    'needs-owner',
    'left-in-inbox',
    'signed-out',
    'missed',
    'moved-on',
    'on-hold',
  ]),
  postId: z.string(),
  network: networkId,
  accountName: z.string(),
  practice: z.boolean(),
  excerpt: z.string(),
  failure: failure.nullable(),
  /** What kept it from going out at its time. */
  because: away.nullable(),
});
export type PublicationNotice = z.infer<typeof publicationNotice>;

/** The disk refuses what the engine writes: nothing goes out until it takes it again. */
const diskNotice = z.object({ kind: z.literal('disk-refuses'), cause: diskCause });

/** The owner took access back at the network: keys are gone, posts wait. */
const revokedNotice = z.object({
  kind: z.literal('access-revoked'),
  network: networkId,
  accountNames: z.array(z.string()),
  practice: z.boolean(),
});

/** A sign-in ends soon; `atRisk` posts are scheduled after that. */
const endingNotice = z.object({
  kind: z.literal('sign-in-ending'),
  network: networkId,
  accountNames: z.array(z.string()),
  practice: z.boolean(),
  days: z.number().int().nonnegative(),
  atRisk: z.number().int().nonnegative(),
});

/** A network answers nobody: what is due there waits. */
const troubleNotice = z.object({
  kind: z.literal('network-trouble'),
  network: networkId,
  practice: z.boolean(),
});

/** Another place published from this profile: nothing goes out from here until the owner says so. */
const elsewhereNotice = z.object({ kind: z.literal('published-elsewhere'), other: otherPublisher });

/** The calendar file that follows the plan cannot be brought up to date; Kaizup goes on trying. */
const calendarFileNotice = z.object({
  kind: z.literal('calendar-file-refused'),
  trouble: calendarFileTrouble,
});

/** Somebody failed to unlock, so often that the owner should know. */
const intrusionNotice = z.object({
  kind: z.literal('unlock-refused'),
  failures: z.number().int().positive(),
});

/** Something may be the trace of a breach. */
const signalNotice = z.object({ kind: z.literal('breach-signal'), signal: signalKind });

/** The 72 hours run out: so many are left, 0 when they are over. */
const clockNotice = z.object({ kind: z.literal('breach-clock'), hoursLeft: z.number().int().nonnegative() });

/** An answer to a request is due; negative: it is late by so many days. */
const requestNotice = z.object({
  kind: z.literal('request-due'),
  requestId: z.number().int(),
  right: requestRight,
  daysLeft: z.number().int(),
});

/** A major change of the privacy policy, from that day (UTC) on; `holds` when that day has come. */
const policyNotice = z.object({ kind: z.literal('policy-changes'), from: z.iso.date(), holds: z.boolean() });

/** How yesterday went and what today brings, once a day; of real accounts, or of practice where there are no others. */
const digestNotice = digestFigures.extend({ kind: z.literal('daily-digest'), practice: z.boolean() });

/** What the host tells the owner about, as data: the sentence is made where the language is known. */
export const notice = z.discriminatedUnion('kind', [
  publicationNotice,
  diskNotice,
  revokedNotice,
  endingNotice,
  troubleNotice,
  elsewhereNotice,
  calendarFileNotice,
  intrusionNotice,
  signalNotice,
  clockNotice,
  requestNotice,
  policyNotice,
  digestNotice,
]);
export type Notice = z.infer<typeof notice>;

/** What the tray shows. */
export const trayState = z.object({
  paused: z.boolean(),
  /** Another place publishes from this profile, and nothing goes out from here; else null. */
  otherPublisher: otherPublisher.nullable(),
  diskRefusal: diskRefusal.nullable(),
  needsOwner: z.number().int(),
  /** Accounts that wait for their owner to sign in again. */
  signedOut: z.number().int(),
  /** Publications at work right now. */
  working: z.number().int(),
  next: z
    .object({ postId: z.string(), at: z.number(), excerpt: z.string(), accounts: z.number().int() })
    .nullable(),
});
export type TrayState = z.infer<typeof trayState>;

/** The engine's lock, and when the host is to close it by itself. */
export const hostLockState = z.object({ state: lockState, locking });
export type HostLockState = z.infer<typeof hostLockState>;

/** The calls of the host: what the screenless side of the application needs. */
export const hostContract = {
  tray: procedure.output(trayState),
  /** The owner chose another language: what the engine writes for them is in it from now on. */
  setLocale: procedure.input(z.object({ locale })),
  pause: procedure,
  resume: procedure,
  /** The machine woke up, came online, or its clock moved: look at the schedule at once. */
  scan: procedure.input(z.object({ reason: z.enum(['resume', 'online', 'clock', 'unlock']) })),
  /** Stops taking work, finishes or parks what is under way, and closes the database. */
  drain: procedure.input(z.object({ deadlineMs: z.number().int().positive() })),
  lockState: procedure.output(hostLockState),
  /** Each state from now on. */
  lockStates: procedure.output(eventIterator(hostLockState)),
  /** False without a password. Ends every port of the page. */
  lock: procedure.output(z.boolean()),
  /** `earlier`: attempts that failed at the host, before there was an engine to note them. */
  unlock: procedure
    .input(
      z.object({
        answer: unlockAnswer,
        earlier: z.array(z.object({ at: z.number(), failures: z.number().int() })).max(20),
      }),
    )
    .output(unlockOutcome),
  /** Erases everything, at once and for good, while locked: for somebody who has neither password nor recovery code. */
  wipeLocked: procedure,
  /** Whether preferences may be kept: the owner agreed to it, and no newer policy asks again. */
  keepsPreferences: procedure.output(z.boolean()),
  notices: procedure.output(eventIterator(notice)),
  /** The keychain that keeps the data key is not the one that kept it before. */
  keyBackendChanged: procedure.input(z.object({ before: z.string().max(60), now: z.string().max(60) })),
  changes: procedure.output(eventIterator(change)),
  /** Opens the database, reads it back and publishes one practice post; for `--self-test`. */
  selfTest: procedure.output(
    z.object({ database: z.boolean(), practicePublication: z.enum(['published', 'failed', 'unavailable']) }),
  ),
  /** Writes a copy of what is held to a file that the owner picked. Paths stay between host and engine. */
  writeCopy: procedure.input(z.object({ kind: writtenKind, path: z.string().max(4000) })),
  /** Writes what is to be printed as pages of HTML into a folder of the host's; their names in order. */
  writePrintable: procedure
    .input(z.object({ what: printable, folder: z.string().max(4000) }))
    .output(z.object({ title: z.string(), sheets: z.array(z.string()) })),
  /** Takes an archive that the owner picked into an empty profile. */
  bringIn: procedure
    .input(z.object({ path: z.string().max(4000) }))
    .output(z.object({ posts: z.number().int(), accounts: z.number().int(), media: z.number().int() })),
  /** Asks for everything to be erased; the last word goes to `recordPath`. */
  eraseEverything: procedure
    .input(z.object({ graceDays, recordPath: z.string().max(4000).nullable() }))
    .output(z.object({ dueAt: z.number() })),
  ...leaving,
  ...planExport,
  /** File of an asset for the page to show: relative to the profile's media folder. */
  mediaFile: procedure
    .input(z.object({ assetId: z.string(), size: z.enum(['thumb', 'preview', 'original']) }))
    .output(z.object({ file: z.string(), mime: z.string() })),
};
export type HostContract = typeof hostContract;
