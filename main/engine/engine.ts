import { mkdirSync } from 'node:fs';
import type { Logger } from 'pino';
import type { NetworkId } from '../../shared/model/network.ts';
import { ok, type Outcome } from '../../shared/outcome.ts';
import type { Clock } from './clock.ts';
import { createEvents, type Events } from './events.ts';
import { createHttpClient } from './http/client.ts';
import type { Network } from './networks/network.ts';
import { createConnections } from './services/accounts/connections.ts';
import { createRefusedSignIns } from './services/accounts/refused-sign-ins.ts';
import { createNetworkLines, type NetworkLines } from './services/accounts/network-lines.ts';
import { createSignIns, type SignIns } from './services/accounts/sign-in.ts';
import type { Connections } from './services/accounts/connections.ts';
import { type AppDesk, createAppDesk } from './services/app/app-desk.ts';
import { wipePractice } from './services/app/practice-wipe.ts';
import { createAuditAnchor } from './services/privacy/audit-anchor.ts';
import { type AuditLog, createAuditLog } from './services/privacy/audit-log.ts';
import { createRestrictionGuard } from './services/privacy/restriction-guard.ts';
import { createRestrictions, type Restrictions } from './services/privacy/restrictions.ts';
import { recordActivity } from './services/privacy/audited-activity.ts';
import type { DataCopies } from './services/privacy/data-copies.ts';
import type { ErasureDesk } from './services/privacy/erasure/erasure.ts';
import { createRights } from './services/privacy/rights.ts';
import { createMediaImport, type MediaImport } from './services/media/import-media.ts';
import { createLoopbackHandover } from './services/media/loopback-handover.ts';
import { createMediaFiles, type MediaFiles } from './services/media/media-files.ts';
import { createRenditions } from './services/media/renditions.ts';
import { createPostDesk, type PostDesk } from './services/posts/post-desk.ts';
import { createPostViews, type PostViews } from './services/posts/post-views.ts';
import { createPractice, type Practice, type PracticeLink } from './services/practice-link.ts';
import { createOutboundLog, type OutboundLog } from './services/app/outbound-log.ts';
import { createOutcomes } from './services/publishing/outcomes.ts';
import { createPublisher } from './services/publishing/publisher.ts';
import { createScheduler, type Scheduler } from './services/publishing/scheduler.ts';
import { contentTypeOf } from '../../shared/model/content-type.ts';
import { firstLook } from './domain/hand-over.ts';
import { type AccountCalls, createAccountCalls } from './services/accounts/account-calls.ts';
import { createAccountFacts } from './services/accounts/account-facts.ts';
import { createGrantWatch, type GrantWatch } from './services/accounts/grant-watch.ts';
import { type CommentDesk, createCommentDesk } from './services/comments/comment-desk.ts';
import { createRemotePosts, type RemotePosts } from './services/posts/remote-posts.ts';
import { createFirstComments, type FirstComments } from './services/publishing/first-comment.ts';
import { createHandOverDesk, type HandOverDesk } from './services/publishing/hand-over-desk.ts';
import { type AccountCollector, createAccountCollector } from './services/statistics/account-collector.ts';
import { createAccountFigureStore } from './store/repositories/account-figures.ts';
import { type Collector, createCollector } from './services/statistics/collector.ts';
import { createDisk, type Disk } from './store/disk.ts';
import { createSecretBox, deriveKeys } from './store/keys.ts';
import { type DatabaseProblem, openDatabase } from './store/open-database.ts';
import { type Accounts, createAccounts } from './store/repositories/accounts.ts';
import { createBudgets } from './store/repositories/budgets.ts';
import { type Activity, createActivity } from './store/repositories/activity.ts';
import { createFacts, type Facts } from './store/repositories/facts.ts';
import { createLedger } from './store/repositories/ledger.ts';
import { createMediaAssets, type MediaAssets } from './store/repositories/media.ts';
import { createPosts, type Posts } from './store/repositories/posts.ts';
import { createPublications, type Publications } from './store/repositories/publications.ts';
import { createRestrictionStore } from './store/repositories/restrictions.ts';
import { createSnapshots } from './store/repositories/snapshots.ts';
import { createStore, type Store } from './store/store.ts';

/** What an engine is made of. */
export interface EngineOptions {
  /** The profile folder, which this engine alone writes. */
  readonly profile: string;
  /** 64 hex digits, unwrapped by the host. */
  readonly dataKey: string;
  readonly clock: Clock;
  readonly networks: Readonly<Record<NetworkId, Network>>;
  /** Starts the practice networks; undefined when there are none. */
  readonly startPractice: ((practiceKey: string) => Promise<PracticeLink | undefined>) | null;
  readonly log: Logger;
  readonly signInTimeoutMs?: number;
  /** The profile has been emptied on the owner's wish: nothing is left to run on. */
  readonly erased?: () => void;
  /** Opens the database; for those who need a hand on it, to fill its disk. */
  readonly openDatabase?: typeof openDatabase;
}

/** A running engine: the services behind the calls, and how it starts and ends. */
export interface Engine {
  readonly app: AppDesk;
  readonly accounts: Accounts;
  readonly activity: Activity;
  readonly assets: MediaAssets;
  readonly audit: AuditLog;
  readonly calls: AccountCalls;
  readonly clock: Clock;
  readonly accountCollector: AccountCollector;
  readonly collector: Collector;
  readonly comments: CommentDesk;
  readonly firstComments: FirstComments;
  readonly grantWatch: GrantWatch;
  readonly handOverDesk: HandOverDesk;
  readonly remotePosts: RemotePosts;
  readonly restrictions: Restrictions;
  readonly connections: Connections;
  readonly copies: DataCopies;
  readonly disk: Disk;
  readonly erasure: ErasureDesk;
  readonly events: Events;
  readonly facts: Facts;
  readonly files: MediaFiles;
  readonly lines: NetworkLines;
  readonly mediaImport: MediaImport;
  readonly networks: Readonly<Record<NetworkId, Network>>;
  readonly outbound: OutboundLog;
  readonly postDesk: PostDesk;
  readonly posts: Posts;
  readonly practice: Practice;
  readonly publications: Publications;
  readonly scheduler: Scheduler;
  readonly signIns: SignIns;
  readonly store: Store;
  readonly views: PostViews;
  wipePractice(): Promise<void>;
  /** Starts publishing. */
  start(): void;
  /** Ends cleanly within `deadlineMs`: takes nothing more, parks what is under way, closes the database. */
  drain(deadlineMs: number): Promise<void>;
}

/** Opens a profile. The engine does nothing by itself until `start`. */
export async function openEngine(options: EngineOptions): Promise<Outcome<Engine, DatabaseProblem>> {
  const { profile, clock, networks, log } = options;
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const keys = deriveKeys(options.dataKey);
  const opened = await (options.openDatabase ?? openDatabase)(profile, keys);
  if (!opened.ok) return opened;

  const events = createEvents();
  const disk = createDisk(opened.value, clock, events);
  const store = createStore(opened.value, disk);
  const box = createSecretBox(keys.secrets);
  const accounts = createAccounts(store, box);
  const reportBug = (error: unknown): void => {
    if (!disk.note(error)) log.error({ err: error }, 'unexpected');
  };
  const facts = createFacts(store);
  const anchor = createAuditAnchor(profile, keys.audit);
  const audit = createAuditLog({ store, facts, clock, anchor, key: keys.audit, reportBug });
  const activity = createActivity(store, recordActivity(audit));
  const assets = createMediaAssets(store);
  const ledger = createLedger(store);
  const posts = createPosts(store);
  const publications = createPublications(store);
  const snapshots = createSnapshots(store);

  const outbound = createOutboundLog(store, events);
  const restrictionStore = createRestrictionStore(store);
  const isOnHold = createRestrictionGuard(restrictionStore);
  const http = createHttpClient(clock, outbound.add, isOnHold);
  const { startPractice } = options;
  const practice = createPractice(async () => startPractice?.(keys.practice));
  const budgets = createBudgets(store, clock);
  const lines = createNetworkLines({
    networks,
    http,
    isOnHold,
    clock,
    store,
    accounts,
    box,
    practice,
    budgets,
  });
  const connections = createConnections({ store, accounts, publications, activity, lines, clock, events });
  const refusals = createRefusedSignIns(lines, connections);
  const signIns = createSignIns({
    lines,
    isOnHold,
    accounts,
    connections,
    facts,
    practice,
    clock,
    events,
    ...(options.signInTimeoutMs === undefined ? {} : { timeoutMs: options.signInTimeoutMs }),
  });

  const files = createMediaFiles(profile);
  const renditions = createRenditions(files, assets);
  const handover = createLoopbackHandover();
  const outcomes = createOutcomes({ store, publications, ledger, accounts, posts, activity, clock, events });
  const accountFacts = createAccountFacts(store, accounts, events);
  const publisher = createPublisher({
    store,
    disk,
    publications,
    ledger,
    accounts,
    posts,
    lines,
    refusals,
    facts: accountFacts,
    renditions,
    handover,
    outcomes,
    budgets,
    clock,
    events,
  });
  const collector = createCollector({
    store,
    publications,
    accounts,
    snapshots,
    budgets,
    lines,
    isOnHold,
    refusals,
    clock,
    events,
    reportBug,
  });
  const figures = createAccountFigureStore(store);
  const accountCollector = createAccountCollector({
    store,
    accounts,
    figures,
    budgets,
    lines,
    isOnHold,
    refusals,
    clock,
    events,
    reportBug,
  });
  const grantWatch = createGrantWatch({
    store,
    accounts,
    publications,
    activity,
    lines,
    isOnHold,
    refusals,
    facts: accountFacts,
    clock,
    events,
    reportBug,
  });
  const firstComments = createFirstComments({
    store,
    publications,
    accounts,
    lines,
    isOnHold,
    clock,
    events,
    reportBug,
  });
  const scheduler = createScheduler({
    store,
    disk,
    publications,
    ledger,
    activity,
    facts,
    publisher,
    outcomes,
    clock,
    events,
    reportBug,
    isOnHold: (accountId) => isOnHold({ purpose: 'publishing', accountId }),
    afterScan: () => {
      restrictions.work();
      firstComments.work();
      grantWatch.look();
      collector.collectDue();
      accountCollector.collectDue();
      erasure.work();
    },
  });
  const views = createPostViews({
    store,
    posts,
    publications,
    accounts,
    assets,
    ledger,
    snapshots,
    progressOf: publisher.progressOf,
    kindsOf: renditions.kindsOf,
  });
  const postDesk = createPostDesk({
    store,
    posts,
    publications,
    accounts,
    assets,
    activity,
    outcomes,
    clock,
    events,
    firstLook: (id, { options, media }, dueAt, writing) => {
      const kinds = renditions.kindsOf(media.map(({ assetId }) => assetId));
      const window = options.handOver
        ? networks[id].handOver?.window(contentTypeOf({ options, kinds }))
        : undefined;
      return firstLook(window, dueAt, clock.now(), writing);
    },
    scheduleChanged: () => scheduler.scan(),
  });
  const calls = createAccountCalls(lines, refusals);
  const handOverDesk = createHandOverDesk({ publications, accounts, calls, renditions, clock, events });
  const restrictions = createRestrictions({
    store,
    restrictions: restrictionStore,
    accounts,
    publications,
    handOverDesk,
    outcomes,
    audit,
    isOnHold,
    clock,
    events,
    scheduler: () => scheduler,
    reportBug,
  });
  const comments = createCommentDesk({ publications, accounts, calls });
  const remotePosts = createRemotePosts({
    store,
    publications,
    accounts,
    activity,
    renditions,
    calls,
    clock,
    events,
  });
  const app = createAppDesk({
    store,
    accounts,
    posts,
    publications,
    activity,
    facts,
    views,
    scheduler,
    disk,
    clock,
    events,
    practiceAvailable: startPractice !== null,
    offlineSince: outbound.offlineSince,
  });

  const { copies, erasure } = createRights({
    store,
    files,
    profile,
    clock,
    facts,
    audit,
    events,
    accounts,
    posts,
    publications,
    assets,
    connections,
    takeBack: (postId) => handOverDesk.takeBack(postId),
    stopWork: () => scheduler.drain(longestGoodbye),
    close: () => close(),
    erased: () => options.erased?.(),
    reportBug,
  });

  /** Lets the last work end and closes the database; once. */
  let closing: Promise<void> | undefined;
  function close(): Promise<void> {
    closing ??= (async () => {
      signIns.close();
      await handover.close();
      await http.close();
      // Without a way out they end at once; what they still write needs the database.
      await Promise.all(
        [firstComments, grantWatch, collector, accountCollector, restrictions].map((work) => work.idle()),
      );
      await audit.settle();
      store.close();
    })();
    return closing;
  }

  return ok({
    app,
    accounts,
    activity,
    assets,
    audit,
    calls,
    accountCollector,
    clock,
    collector,
    comments,
    connections,
    copies,
    disk,
    erasure,
    events,
    facts,
    files,
    firstComments,
    grantWatch,
    handOverDesk,
    lines,
    mediaImport: createMediaImport(files, assets, clock),
    networks,
    outbound,
    postDesk,
    posts,
    practice,
    publications,
    remotePosts,
    restrictions,
    scheduler,
    signIns,
    store,
    views,
    wipePractice: () => wipePractice({ store, accounts, activity, practice, clock, events }),
    start() {
      firstComments.recover();
      scheduler.start();
    },
    async drain(deadlineMs) {
      signIns.close();
      await scheduler.drain(deadlineMs);
      await erasure.idle();
      await close();
    },
  });
}

/** Before everything is erased, a commit under way is let to its end for this long (ms). */
const longestGoodbye = 8000;
