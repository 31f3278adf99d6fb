import { mkdirSync } from 'node:fs';
import { ok, type Outcome } from '../../shared/outcome.ts';
import { createEvents } from './events.ts';
import { createHttpClient } from './http/client.ts';
import { createConnections } from './services/accounts/connections.ts';
import { createRefusedSignIns } from './services/accounts/refused-sign-ins.ts';
import { createNetworkLines } from './services/accounts/network-lines.ts';
import { createSignIns } from './services/accounts/sign-in.ts';
import { createAppDesk } from './services/app/app-desk.ts';
import { wipePractice } from './services/app/practice-wipe.ts';
import { createAnswers } from './services/answers/answers.ts';
import { createAuditAnchor } from './services/privacy/audit-anchor.ts';
import { createAuditLog } from './services/privacy/audit-log.ts';
import { createConsents } from './services/privacy/consents.ts';
import { createPolicy } from './services/privacy/policy.ts';
import { policyVersions } from '../../shared/privacy/policy-versions.ts';
import { createRestrictionGuard } from './services/privacy/restriction-guard.ts';
import { createRetention } from './services/privacy/retention-sweep.ts';
import { createRestrictions } from './services/privacy/restrictions.ts';
import { recordActivity } from './services/privacy/audited-activity.ts';
import { createRights } from './services/privacy/rights.ts';
import { createOwnerAccount } from './services/owner/owner-account.ts';
import { createMediaImport } from './services/media/import-media.ts';
import { createLoopbackHandover } from './services/media/loopback-handover.ts';
import { createMediaFiles } from './services/media/media-files.ts';
import { createRenditions } from './services/media/renditions.ts';
import { createPlanning } from './services/planning/planning.ts';
import { createPostDesk } from './services/posts/post-desk.ts';
import { createPostViews } from './services/posts/post-views.ts';
import { createPractice } from './services/practice-link.ts';
import { createBulk } from './services/bulk/bulk.ts';
import { createOutboundLog } from './services/app/outbound-log.ts';
import { createPublishingPlace } from './services/publishing/publishing-place.ts';
import { createPublishing } from './services/publishing/publishing.ts';
import { contentTypeOf } from '../../shared/model/content-type.ts';
import { firstLook } from './domain/hand-over.ts';
import { createAccountCalls } from './services/accounts/account-calls.ts';
import { createAccountFacts } from './services/accounts/account-facts.ts';
import { createGrantWatch } from './services/accounts/grant-watch.ts';
import { createCommentDesk } from './services/comments/comment-desk.ts';
import { createRemotePosts } from './services/posts/remote-posts.ts';
import { createFirstComments } from './services/publishing/first-comment.ts';
import { createHandOvers } from './services/publishing/hand-overs.ts';
import { createLeavingDesk } from './services/publishing/leaving-desk.ts';
import { createStatistics } from './services/statistics/statistics.ts';
import { createDisk } from './store/disk.ts';
import { createSecretBox, deriveKeys } from './store/keys.ts';
import { type DatabaseProblem, openDatabase } from './store/open-database.ts';
import { createActivity } from './store/repositories/activity.ts';
import { createRepositories } from './store/repositories/repositories.ts';
import { createStore } from './store/store.ts';
import type { Engine, EngineOptions } from './engine-shape.ts';

export type { Engine, EngineOptions } from './engine-shape.ts';

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
  const repositories = createRepositories(store, box, clock);
  const { accounts, assets, budgets, facts, ledger, posts, publications } = repositories;
  const { restrictionStore, snapshots } = repositories;
  const reportBug = (error: unknown): void => {
    if (!disk.note(error)) log.error({ err: error }, 'unexpected');
  };
  const anchor = createAuditAnchor(profile, keys.audit);
  const audit = createAuditLog({ store, facts, clock, anchor, key: keys.audit, reportBug });
  const owner = createOwnerAccount({
    store,
    box,
    audit,
    clock,
    events,
    dataKey: options.dataKey,
    unlocked: options.unlocked === true,
    keepKeyLock: async (lock) => options.keepKeyLock?.(lock) ?? true,
  });
  const activity = createActivity(store, recordActivity(audit));

  const outbound = createOutboundLog(store, events);
  const policy = createPolicy({
    versions: options.policyVersions ?? policyVersions,
    store,
    facts,
    audit,
    clock,
    events,
  });
  const consents = createConsents({ store, facts, activity, audit, policy, clock, events });
  const isOnHold = createRestrictionGuard(restrictionStore, consents.mayProcess);
  const http = createHttpClient(clock, outbound.add, isOnHold, (...refused) =>
    answers.signals.refusedHost(...refused),
  );
  const { startPractice } = options;
  const practice = createPractice(async () => startPractice?.(keys.practice));
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
  const connections = createConnections({
    store,
    accounts,
    publications,
    activity,
    audit,
    lines,
    clock,
    events,
    refused: (...refused) => answers.signals.refusedSignIn(...refused),
    takeBack: (accountId) => handOverDesk.takeBackOf(accountId),
  });
  const answers = createAnswers({
    store,
    facts,
    audit,
    clock,
    events,
    profile,
    accounts,
    connections,
    disk,
    ownerProfile: () => owner.profile.read().profile,
    isPaused: () => scheduler.paused || place.other !== null,
    restrictions: () => restrictions,
    reportBug,
  });
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
  const accountFacts = createAccountFacts(store, accounts, events);
  const chance = options.chance ?? Math.random;
  /** What work beside publishing needs of the engine. */
  const work = { store, accounts, publications, lines, isOnHold, refusals };
  const aside = { ...work, clock, chance, events, reportBug };
  const { collector, accountCollector } = createStatistics({
    ...aside,
    budgets,
    snapshots,
    publishesSoon: (accountId) => scheduler.publishesSoon(accountId),
    answered: (account) => circuits.note(account, '', 'answered'),
  });
  const grantWatch = createGrantWatch({ ...aside, activity, facts: accountFacts });
  const firstComments = createFirstComments(aside);
  const { circuits, missedTimes, outcomes, publisher, scheduler, watch } = createPublishing({
    ...aside,
    disk,
    facts,
    ledger,
    posts,
    activity,
    accountFacts,
    renditions,
    handover,
    budgets,
    offlineSince: outbound.offlineSince,
    leavingAs: () => (owner.lock.holdsWork ? 'locked' : 'off'),
    isOnHold: (accountId) => isOnHold({ purpose: 'publishing', accountId }),
    moveOn: (row, told) => planning.nextSlot.moveOn(row, told),
    afterScan: () => {
      planning.work();
      app.digest.tellIfDue();
      policy.work();
      answers.work();
      withdrawals.work();
      retention.sweepDue();
      firstComments.work();
      grantWatch.look();
      collector.collectDue();
      accountCollector.collectDue();
      erasure.work();
    },
  });
  const calls = createAccountCalls(lines, refusals);
  const { handOverDesk, withdrawals } = createHandOvers({
    ...aside,
    calls,
    renditions,
    mustWait: (accountId) => scheduler.paused || isOnHold({ purpose: 'publishing', accountId }),
  });
  const planning = createPlanning({
    ...aside,
    facts,
    posts,
    assets,
    activity,
    handOverDesk,
    firstLook: (id, { options, media }, dueAt, writing) => {
      const kinds = renditions.kindsOf(media.map(({ assetId }) => assetId));
      const window = options.handOver
        ? networks[id].handOver?.window(contentTypeOf({ options, kinds }))
        : undefined;
      return firstLook(window, dueAt, clock.now(), writing);
    },
    scheduleChanged: () => scheduler.scan(),
  });
  const mediaImport = createMediaImport(files, assets, clock);
  const bulk = createBulk({
    ...aside,
    ...repositories,
    activity,
    mediaImport,
    placement: planning.timing.placement,
    isElsewhere: () => place.other !== null,
    zone: planning.zone.get,
    freeSlots: planning.freeSlots,
    keepZone: planning.zone.keep,
    scheduleChanged: () => scheduler.scan(),
  });
  const views = createPostViews({
    ...repositories,
    store,
    progressOf: publisher.progressOf,
    missedRuleOf: missedTimes.ruleOf,
    kindsOf: renditions.kindsOf,
    seriesOf: planning.seriesStore.ofPosts,
  });
  const postDesk = createPostDesk({
    ...aside,
    ...repositories,
    activity,
    outcomes,
    timing: planning.timing,
    zone: planning.zone.get,
    scheduleChanged: () => scheduler.scan(),
  });
  const retention = createRetention({ store, facts, audit, profile, clock, events, reportBug });
  const restrictions = createRestrictions({
    ...aside,
    restrictions: restrictionStore,
    withdrawals,
    outcomes,
    audit,
    scheduler: () => scheduler,
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
  const place = createPublishingPlace({
    mark: options.mark,
    watch,
    scheduler,
    events,
    begin: () =>
      owner.lock.whenFree(() => {
        bulk.batch.recover();
        planning.start();
        firstComments.recover();
        scheduler.start();
        bulk.calendarFile.start();
      }),
  });
  const app = createAppDesk({
    ...repositories,
    store,
    activity,
    views,
    scheduler,
    place,
    disk,
    policy,
    consents,
    clock,
    events,
    practiceAvailable: startPractice !== null,
    offlineSince: outbound.offlineSince,
    circuits,
    zone: planning.zone.get,
  });

  const { copies, erasure } = createRights({
    ...aside,
    ...repositories,
    files,
    profile,
    audit,
    connections,
    ownerProfile: () => owner.profile.read().profile,
    logMonths: () => retention.logMonths,
    series: planning.seriesStore,
    cameIn: planning.zoneWatch.resolveAll,
    takeBack: (row) => handOverDesk.takeBackOne(row),
    stopWork: (deadlineMs) => scheduler.drain(deadlineMs),
    eraseOutside: () => bulk.calendarFile.stop(true),
    close: () => close(),
    erased: () => options.erased?.(),
  });

  /** Lets the last work end and closes the database; once. */
  let closing: Promise<void> | undefined;
  function close(): Promise<void> {
    closing ??= (async () => {
      signIns.close();
      await bulk.calendarFile.close();
      await handover.close();
      await http.close();
      // Without a way out they end at once; what they still write needs the database.
      await Promise.all(
        [firstComments, grantWatch, collector, accountCollector, withdrawals, retention, answers].map(
          (work) => work.idle(),
        ),
      );
      await audit.settle();
      store.close();
      for (const key of [keys.secrets, keys.audit]) key.fill(0);
    })();
    return closing;
  }

  return ok({
    app,
    accounts,
    activity,
    answers,
    assets,
    audit,
    bulk,
    calls,
    accountCollector,
    circuits,
    clock,
    collector,
    comments,
    connections,
    consents,
    policy,
    copies,
    disk,
    erasure,
    events,
    facts,
    files,
    firstComments,
    grantWatch,
    handOverDesk,
    leavingDesk: createLeavingDesk({ ...aside, posts, networks, renditions, postDesk, scheduler, place }),
    lines,
    mediaImport,
    missedTimes,
    networks,
    outbound,
    owner,
    place,
    planning,
    postDesk,
    posts,
    practice,
    publications,
    remotePosts,
    restrictions,
    retention,
    scheduler,
    signIns,
    store,
    views,
    wipePractice: () => wipePractice({ ...aside, activity, series: planning.seriesStore, practice }),
    start: place.start,
    async drain(deadlineMs) {
      signIns.close();
      await scheduler.drain(deadlineMs);
      await erasure.idle();
      await close();
    },
  });
}
