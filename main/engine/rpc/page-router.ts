import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';
import { networkIds } from '../../../shared/model/network-ids.ts';
import type { Draft } from '../../../shared/model/post.ts';
import type { Engine } from '../engine.ts';
import { ExpectedError } from '../expected-error.ts';
import { signingIn } from '../services/accounts/network-lines.ts';
import { createOwnerRouter } from './owner-router.ts';
import { createBreachRouter, createRequestsRouter, createSupportRouter } from './answers-router.ts';
import { createPrivacyRouter } from './privacy-router.ts';
import { createPublishedRouter } from './published-router.ts';
import { createPublishingRouter } from './publishing-router.ts';
import { createBulkRouter, createCalendarFileRouter } from './bulk-router.ts';
import { createPlanningRouter } from './planning-router.ts';
import { createTemplatesRouter } from './templates-router.ts';

const emptyDraft: Draft = { text: '', media: [], variants: [] };

/** The page's calls, each handed to the service that answers it. */
export function createPageRouter(engine: Engine) {
  const os = implement(pageContract);
  const { app, connections, lines, postDesk, posts, signIns, views, activity, events } = engine;

  return os.router({
    app: {
      state: os.app.state.handler(() => app.state()),
      welcome: os.app.welcome.handler(({ input }) => app.welcome(input)),
      digest: os.app.digest.handler(() => ({ minutes: app.digest.time() })),
      setDigest: os.app.setDigest.handler(({ input }) => app.digest.setTime(input.minutes)),
      pause: os.app.pause.handler(() => engine.scheduler.pause()),
      resume: os.app.resume.handler(() => engine.scheduler.resume()),
      publishHere: os.app.publishHere.handler(() => engine.place.publishHere()),
      home: os.app.home.handler(() => app.home()),
      activity: os.app.activity.handler(({ input }) => [
        ...activity.page(input.filter, input.before, input.limit, input),
      ]),
    },
    accounts: {
      list: os.accounts.list.handler(() => [...connections.list()]),
      networks: os.accounts.networks.handler(() =>
        networkIds.map((id) => {
          const { signIn, passwordSignIn } = engine.networks[id];
          return {
            network: id,
            ownApp: lines.ownApp(id),
            appPassword: passwordSignIn === undefined ? null : { defaultService: 'https://bsky.social' },
            signIn:
              signIn.kind === 'browser'
                ? {
                    kind: 'browser' as const,
                    redirectUri: signIns.redirectUri(signIn, id),
                    defaultService: signIn.defaultService ?? null,
                    findsPeople: signIn.locate !== undefined,
                  }
                : signIn.kind === 'through'
                  ? { kind: 'through' as const, network: signIn.network }
                  : { kind: 'app-password' as const, defaultService: 'https://bsky.social' },
          };
        }),
      ),
      saveOwnApp: os.accounts.saveOwnApp.handler(({ input }) => {
        lines.saveOwnApp(input.network, input);
        activity.add(engine.clock.now(), 'own-app-saved', { network: input.network });
        events.changes.emit({ topics: ['accounts', 'activity'] });
      }),
      removeOwnApp: os.accounts.removeOwnApp.handler(({ input }) => {
        lines.removeOwnApp(input.network);
        activity.add(engine.clock.now(), 'own-app-removed', { network: input.network });
        events.changes.emit({ topics: ['accounts', 'activity'] });
      }),
      beginSignIn: os.accounts.beginSignIn.handler(({ input }) =>
        signIns.begin(input.network, input.mode, input),
      ),
      signInStatus: os.accounts.signInStatus.handler(({ input }) => signIns.status(input.signInId)),
      cancelSignIn: os.accounts.cancelSignIn.handler(({ input }) => signIns.cancel(input.signInId)),
      finishSignIn: os.accounts.finishSignIn.handler(async ({ input }) => ({
        accountIds: [...(await signIns.finish(input.signInId, input.remoteIds))],
      })),
      signInWithPassword: os.accounts.signInWithPassword.handler(({ input }) => signIns.withPassword(input)),
      practicePasswordPage: os.accounts.practicePasswordPage.handler(async ({ input }) => {
        const line = await lines.open(input.network, 'practice', null, signingIn);
        if (line === undefined) throw new ExpectedError('practice-unavailable');
        return { url: `${line.baseOf('bsky.social')}/practice/app-password` };
      }),
      practicePage: os.accounts.practicePage.handler(async ({ input }) => ({
        url: await engine.practice.page(input.url),
      })),
      check: os.accounts.check.handler(async ({ input }) => {
        const row = engine.accounts.get(input.accountId);
        if (row === undefined) throw new ExpectedError('not-found');
        await engine.grantWatch.check(row);
      }),
      figures: os.accounts.figures.handler(({ input }) =>
        engine.accountCollector.figures(input.accountId, input.from),
      ),
      refreshFigures: os.accounts.refreshFigures.handler(({ input }) =>
        engine.accountCollector.collect(input.accountId),
      ),
      disconnect: os.accounts.disconnect.handler(({ input }) => connections.disconnect(input.accountId)),
      creatorChoices: os.accounts.creatorChoices.handler(async ({ input }) => {
        const row = engine.accounts.get(input.accountId);
        const { network, line, account } = await engine.calls.open(row, 'publishing');
        if (row === undefined || network.creatorChoices === undefined) throw new ExpectedError('not-found');
        const answer = await network.creatorChoices(line, account);
        const choices = await engine.calls.answered(row, answer);
        return { ...choices, privacyLevels: [...choices.privacyLevels] };
      }),
      wipePractice: os.accounts.wipePractice.handler(() => engine.wipePractice()),
    },
    posts: {
      create: os.posts.create.handler(({ input }) =>
        views.detail(postDesk.create(input.id, input.draft ?? emptyDraft)),
      ),
      get: os.posts.get.handler(({ input }) => views.detail(postDesk.get(input.postId))),
      // What a network holds is changed there first; only then here.
      save: os.posts.save.handler(async ({ input }) => {
        if (postDesk.reachesHandedOver(input.postId, input.draft)) {
          await engine.handOverDesk.takeBack(input.postId);
        }
        return { revision: postDesk.save(input.postId, input.draft) };
      }),
      schedule: os.posts.schedule.handler(async ({ input }) => {
        const { at } = postDesk.resolve(input.at);
        postDesk.assertTimeable(input.postId, at);
        await engine.handOverDesk.move(input.postId, at);
        return postDesk.schedule(input.postId, input.at);
      }),
      publishNow: os.posts.publishNow.handler(async ({ input }) => {
        postDesk.assertTimeable(input.postId, engine.clock.now());
        await engine.handOverDesk.takeBack(input.postId);
        postDesk.publishNow(input.postId);
      }),
      unschedule: os.posts.unschedule.handler(async ({ input }) => {
        postDesk.assertRemovable(input.postId, 'unschedule');
        await engine.handOverDesk.takeBack(input.postId);
        postDesk.unschedule(input.postId);
      }),
      delete: os.posts.delete.handler(async ({ input }) => {
        postDesk.assertRemovable(input.postId, 'delete');
        await engine.handOverDesk.takeBack(input.postId);
        postDesk.delete(input.postId);
      }),
      drafts: os.posts.drafts.handler(({ input }) => [
        ...views.cards(posts.drafts(input.before, input.limit)),
      ]),
      range: os.posts.range.handler(({ input }) => [
        ...views.cards(posts.inRange(input.from, input.to, 2000)),
      ]),
      retry: os.posts.retry.handler(({ input }) => postDesk.retry(input.publicationId)),
      retryFailed: os.posts.retryFailed.handler(({ input }) => postDesk.retryFailed(input.postIds)),
      moveApart: os.posts.moveApart.handler(({ input }) =>
        postDesk.moveApart(input.publicationIds, input.at),
      ),
      decide: os.posts.decide.handler(({ input }) => postDesk.decide(input.publicationId, input.decision)),
      ...createPublishedRouter(engine),
      refreshMetrics: os.posts.refreshMetrics.handler(({ input }) =>
        engine.collector.collectPost(input.postId),
      ),
    },
    media: {
      importFile: os.media.importFile.handler(({ input }) =>
        engine.mediaImport.importFile(input.path, input.fileName),
      ),
      get: os.media.get.handler(({ input }) =>
        engine.assets.byIds(input.assetIds).map(({ extension: _, ...asset }) => asset),
      ),
    },
    publishing: createPublishingRouter(engine),
    bulk: createBulkRouter(engine),
    calendarFile: createCalendarFileRouter(engine),
    planning: createPlanningRouter(engine),
    templates: createTemplatesRouter(engine),
    owner: createOwnerRouter(engine),
    privacy: createPrivacyRouter(engine),
    requests: createRequestsRouter(engine),
    breach: createBreachRouter(engine),
    support: createSupportRouter(engine),
    changes: os.changes.handler(async function* ({ signal }) {
      yield* events.changes.listen(signal);
    }),
  });
}
