import type { Logger } from 'pino';
import type { KeyLock } from '../../shared/model/key-lock.ts';
import type { NetworkId } from '../../shared/model/network.ts';
import type { Clock } from './clock.ts';
import type { PolicyVersions } from './domain/policy.ts';
import type { Events } from './events.ts';
import type { Network } from './networks/network.ts';
import type { NetworkLines } from './services/accounts/network-lines.ts';
import type { SignIns } from './services/accounts/sign-in.ts';
import type { Connections } from './services/accounts/connections.ts';
import type { AppDesk } from './services/app/app-desk.ts';
import type { Answers } from './services/answers/answers.ts';
import type { AuditLog } from './services/privacy/audit-log.ts';
import type { Consents } from './services/privacy/consents.ts';
import type { Policy } from './services/privacy/policy.ts';
import type { Retention } from './services/privacy/retention-sweep.ts';
import type { Restrictions } from './services/privacy/restrictions.ts';
import type { DataCopies } from './services/privacy/data-copies.ts';
import type { ErasureDesk } from './services/privacy/erasure/erasure.ts';
import type { OwnerAccount } from './services/owner/owner-account.ts';
import type { MediaImport } from './services/media/import-media.ts';
import type { MediaFiles } from './services/media/media-files.ts';
import type { Planning } from './services/planning/planning.ts';
import type { PostDesk } from './services/posts/post-desk.ts';
import type { PostViews } from './services/posts/post-views.ts';
import type { Practice, PracticeLink } from './services/practice-link.ts';
import type { OutboundLog } from './services/app/outbound-log.ts';
import type { PublisherMark, PublishingPlace } from './services/publishing/publishing-place.ts';
import type { Scheduler } from './services/publishing/scheduler.ts';
import type { Bulk } from './services/bulk/bulk.ts';
import type { AccountCalls } from './services/accounts/account-calls.ts';
import type { GrantWatch } from './services/accounts/grant-watch.ts';
import type { CommentDesk } from './services/comments/comment-desk.ts';
import type { RemotePosts } from './services/posts/remote-posts.ts';
import type { FirstComments } from './services/publishing/first-comment.ts';
import type { Circuits } from './services/publishing/circuits.ts';
import type { MissedTimes } from './services/publishing/missed-times.ts';
import type { LeavingDesk } from './services/publishing/leaving-desk.ts';
import type { HandOverDesk } from './services/publishing/hand-over-desk.ts';
import type { AccountCollector } from './services/statistics/account-collector.ts';
import type { Collector } from './services/statistics/collector.ts';
import type { Disk } from './store/disk.ts';
import type { openDatabase } from './store/open-database.ts';
import type { Accounts } from './store/repositories/accounts.ts';
import type { Activity } from './store/repositories/activity.ts';
import type { Facts } from './store/repositories/facts.ts';
import type { MediaAssets } from './store/repositories/media.ts';
import type { Posts } from './store/repositories/posts.ts';
import type { Publications } from './store/repositories/publications.ts';
import type { Store } from './store/store.ts';

/** What an engine is made of. */
export interface EngineOptions {
  /** The profile folder, which this engine alone writes. */
  readonly profile: string;
  /** 64 hex digits, unwrapped by the host. */
  readonly dataKey: string;
  readonly clock: Clock;
  /** 0 to 1, for waits that must not end together; by chance unless said otherwise. */
  readonly chance?: () => number;
  readonly networks: Readonly<Record<NetworkId, Network>>;
  /** Starts the practice networks; undefined when there are none. */
  readonly startPractice: ((practiceKey: string) => Promise<PracticeLink | undefined>) | null;
  readonly log: Logger;
  /** Who publishes from this profile; absent where no other can have a copy. */
  readonly mark?: PublisherMark;
  readonly signInTimeoutMs?: number;
  /** The profile has been emptied on the owner's wish: nothing is left to run on. */
  readonly erased?: () => void;
  /** The owner has unlocked in this run of the application, and the engine only takes the place of one that crashed. */
  readonly unlocked?: boolean;
  /** Has the host keep the data key under these slots, or (null) without a password; whether that is on disk. */
  readonly keepKeyLock?: (lock: KeyLock | null) => Promise<boolean>;
  /** The privacy policy's versions, where others than Kaizup's own are meant. */
  readonly policyVersions?: PolicyVersions;
  /** Opens the database; for those who need a hand on it, to fill its disk. */
  readonly openDatabase?: typeof openDatabase;
}

/** A running engine: the services behind the calls, and how it starts and ends. */
export interface Engine {
  readonly app: AppDesk;
  readonly accounts: Accounts;
  readonly activity: Activity;
  readonly assets: MediaAssets;
  readonly answers: Answers;
  readonly audit: AuditLog;
  readonly bulk: Bulk;
  readonly calls: AccountCalls;
  readonly circuits: Circuits;
  readonly clock: Clock;
  readonly accountCollector: AccountCollector;
  readonly collector: Collector;
  readonly comments: CommentDesk;
  readonly firstComments: FirstComments;
  readonly grantWatch: GrantWatch;
  readonly handOverDesk: HandOverDesk;
  readonly remotePosts: RemotePosts;
  readonly restrictions: Restrictions;
  readonly retention: Retention;
  readonly connections: Connections;
  readonly consents: Consents;
  readonly policy: Policy;
  readonly copies: DataCopies;
  readonly disk: Disk;
  readonly erasure: ErasureDesk;
  readonly events: Events;
  readonly facts: Facts;
  readonly files: MediaFiles;
  readonly leavingDesk: LeavingDesk;
  readonly lines: NetworkLines;
  readonly mediaImport: MediaImport;
  readonly missedTimes: MissedTimes;
  readonly networks: Readonly<Record<NetworkId, Network>>;
  readonly outbound: OutboundLog;
  readonly owner: OwnerAccount;
  readonly place: PublishingPlace;
  readonly planning: Planning;
  readonly postDesk: PostDesk;
  readonly posts: Posts;
  readonly practice: Practice;
  readonly publications: Publications;
  readonly scheduler: Scheduler;
  readonly signIns: SignIns;
  readonly store: Store;
  readonly views: PostViews;
  wipePractice(): Promise<void>;
  /** Starts publishing, unless another place does; under a full lock once the owner has unlocked. */
  start(): void;
  /** Ends cleanly within `deadlineMs`: takes nothing more, parks what is under way, closes the database. */
  drain(deadlineMs: number): Promise<void>;
}
