import type { ActivityFilter } from '../../../shared/model/activity-filter.ts';
import type { DigestTime } from '../../../shared/model/daily-digest.ts';
import { usualDigestTime } from '../../../shared/model/usual-digest-time.ts';
import { sampleComments } from './sample-comments.ts';
import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';
import type { PostDetail } from '../../../shared/contract/posts.ts';
import { sampleAccountsRouter } from './sample-accounts-router.ts';
import { instantOfSample } from './sample-clock.ts';
import { sampleAssets } from './sample-media.ts';
import { sampleOwnerRouter } from './sample-owner-router.ts';
import { cardOf } from './sample-posts.ts';
import { type MissedRule, usualMissedRule } from '../../../shared/model/missed.ts';
import { sampleBreachRouter, sampleRequestsRouter } from './sample-answers-router.ts';
import { sampleBulkRouter, sampleCalendarFileRouter } from './sample-bulk-router.ts';
import { samplePlanningRouter } from './sample-planning-router.ts';
import { sampleTemplatesRouter } from './sample-templates-router.ts';
import { samplePrivacyRouter } from './sample-privacy-router.ts';
import { appStateOf, type SampleState, waitsForOwner } from './sample-state.ts';

const os = implement(pageContract);

/** An engine in memory that speaks the page's contract over the sample profile. */
export function sampleRouter(state: SampleState) {
  const post = (postId: string): PostDetail | undefined => state.posts.find(({ id }) => id === postId);
  const change = (postId: string, some: Partial<PostDetail>): void => {
    state.posts = state.posts.map((known) => (known.id === postId ? { ...known, ...some } : known));
    state.tell('posts');
  };
  const missing = (errors: {
    KAIZUP: (options: { data: { code: 'not-found'; retryable: boolean; details: {} } }) => Error;
  }) => errors.KAIZUP({ data: { code: 'not-found', retryable: false, details: {} } });

  let missed: MissedRule = usualMissedRule;
  let handOver = false;
  let digestAt: DigestTime = usualDigestTime;
  return os.router({
    publishing: {
      rules: os.publishing.rules.handler(() => ({ missed, handOver })),
      setMissedRule: os.publishing.setMissedRule.handler(({ input }) => {
        missed = input;
      }),
      setHandOver: os.publishing.setHandOver.handler(({ input }) => {
        handOver = input.wanted;
      }),
      setMissedRuleOf: os.publishing.setMissedRuleOf.handler(({ input }) =>
        change(input.postId, { missedRule: input.rule }),
      ),
    },
    changes: os.changes.handler(async function* ({ signal }) {
      const waiting: Event[] = [];
      let wake = (): void => undefined;
      const keep = (event: Event): void => {
        waiting.push(event);
        wake();
      };
      state.changes.addEventListener('change', keep);
      signal?.addEventListener('abort', () => wake());
      while (signal?.aborted !== true) {
        const event = waiting.shift();
        if (event instanceof CustomEvent) yield event.detail;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
      state.changes.removeEventListener('change', keep);
    }),
    accounts: sampleAccountsRouter(state),
    owner: sampleOwnerRouter(state.isSecured),
    bulk: sampleBulkRouter(),
    calendarFile: sampleCalendarFileRouter(state.hasCalendarFile),
    planning: samplePlanningRouter(state),
    templates: sampleTemplatesRouter(state),
    privacy: samplePrivacyRouter(state),
    requests: sampleRequestsRouter(),
    breach: sampleBreachRouter(),
    support: {
      report: os.support.report.handler(() => [
        {
          part: 'state' as const,
          text: 'paused: no\naccount facebook real connected: 1\npublication facebook published: 148',
        },
      ]),
    },
    media: {
      importFile: os.media.importFile.handler(({ errors }) => {
        throw errors.KAIZUP({ data: { code: 'media-unsupported', retryable: false, details: {} } });
      }),
      get: os.media.get.handler(({ input }) => sampleAssets.filter(({ id }) => input.assetIds.includes(id))),
    },
    app: {
      state: os.app.state.handler(() => appStateOf(state)),
      welcome: os.app.welcome.handler(() => {
        state.welcomed = true;
        state.tell('app');
      }),
      digest: os.app.digest.handler(() => ({ minutes: digestAt })),
      setDigest: os.app.setDigest.handler(({ input }) => {
        digestAt = input.minutes;
      }),
      pause: os.app.pause.handler(() => {
        state.paused = true;
        state.tell('app');
      }),
      resume: os.app.resume.handler(() => {
        state.paused = false;
        state.tell('app');
      }),
      publishHere: os.app.publishHere.handler(() => {
        state.otherPublisher = null;
        state.tell('app');
      }),
      home: os.app.home.handler(() => {
        const planned = state.posts
          .filter(({ at }) => at !== null)
          .toSorted((left, right) => (left.at ?? 0) - (right.at ?? 0));
        const published = planned.filter(({ publications }) =>
          publications.some((one) => one.state === 'published'),
        );
        return {
          next: planned
            .filter(({ at }) => (at ?? 0) > Date.now())
            .slice(0, 5)
            .map(cardOf),
          needsOwner: planned.filter(waitsForOwner).map(cardOf),
          recent: published.slice(-5).toReversed().map(cardOf),
          drafts: state.posts.filter(({ at }) => at === null).length,
        };
      }),
      activity: os.app.activity.handler(({ input }) =>
        state.activity
          .filter(
            ({ id, at, kind, accountName }) =>
              (input.before === null || id < input.before.id) &&
              passes(kind, input.filter) &&
              at >= (input.from ?? 0) &&
              at < (input.to ?? Infinity) &&
              (input.accountId === undefined ||
                state.accounts.some((one) => one.id === input.accountId && one.name === accountName)),
          )
          .slice(0, input.limit),
      ),
    },
    posts: {
      create: os.posts.create.handler(({ input }) => {
        const made: PostDetail = {
          id: input.id,
          draft: input.draft ?? { text: '', media: [], variants: [] },
          revision: 1,
          wallTime: null,
          at: null,
          createdAt: Date.now(),
          updatedAt: Date.now(),
          assets: [],
          publications: [],
          missedRule: null,
          editable: true,
          queued: false,
          seriesId: null,
        };
        state.posts = [...state.posts, made];
        state.tell('posts');
        return made;
      }),
      get: os.posts.get.handler(({ input, errors }) => {
        const found = post(input.postId);
        if (found === undefined) throw missing(errors);
        return found;
      }),
      save: os.posts.save.handler(({ input, errors }) => {
        const found = post(input.postId);
        if (found === undefined) throw missing(errors);
        change(found.id, { draft: input.draft, revision: found.revision + 1, updatedAt: Date.now() });
        return { revision: found.revision + 1 };
      }),
      schedule: os.posts.schedule.handler(({ input, errors }) => {
        const at = instantOfSample(input.at);
        if (at <= Date.now())
          throw errors.KAIZUP({ data: { code: 'time-in-past', retryable: false, details: {} } });
        change(input.postId, { at, wallTime: input.at, queued: false });
        return { at, note: 'exact' };
      }),
      publishNow: os.posts.publishNow.handler(() => state.tell('posts')),
      unschedule: os.posts.unschedule.handler(({ input }) =>
        change(input.postId, { at: null, wallTime: null, publications: [] }),
      ),
      delete: os.posts.delete.handler(({ input }) => {
        state.posts = state.posts.filter(({ id }) => id !== input.postId);
        state.tell('posts');
      }),
      drafts: os.posts.drafts.handler(({ input }) =>
        state.posts
          .filter(({ at, updatedAt }) => at === null && (input.before === null || updatedAt < input.before))
          .map(cardOf),
      ),
      range: os.posts.range.handler(({ input }) =>
        state.posts
          .filter(({ at }) => at !== null && at >= input.from && at < input.to)
          .toSorted((left, right) => (left.at ?? 0) - (right.at ?? 0))
          .map(cardOf),
      ),
      stopUpload: os.posts.stopUpload.handler(() => state.tell('posts')),
      editPublished: os.posts.editPublished.handler(() => state.tell('posts')),
      deletePublished: os.posts.deletePublished.handler(() => state.tell('posts')),
      retryComment: os.posts.retryComment.handler(() => state.tell('posts')),
      comments: os.posts.comments.handler(() => ({ comments: sampleComments(), next: null })),
      addComment: os.posts.addComment.handler(() => ({ outcome: 'done' })),
      hideComment: os.posts.hideComment.handler(() => undefined),
      deleteComment: os.posts.deleteComment.handler(() => undefined),
      retry: os.posts.retry.handler(() => state.tell('posts')),
      retryFailed: os.posts.retryFailed.handler(({ input }) => {
        state.tell('posts');
        return { again: input.postIds.length, left: 0 };
      }),
      moveApart: os.posts.moveApart.handler(({ input }) => {
        state.tell('posts');
        return { postId: input.publicationIds[0] ?? '', at: instantOfSample(input.at), note: 'exact' };
      }),
      decide: os.posts.decide.handler(() => state.tell('posts')),
      refreshMetrics: os.posts.refreshMetrics.handler(() => state.tell('posts')),
    },
  });
}

function passes(kind: string, filter: ActivityFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'published':
      return kind === 'published';
    case 'problems':
      return [
        'publication-failed',
        'publication-missed',
        'publication-unknown',
        'publication-held',
        'account-signed-out',
      ].includes(kind);
    case 'accounts':
      return kind.startsWith('account-');
    case 'privacy':
      return kind === 'consent-changed';
    case 'app':
      return ['welcomed', 'paused', 'resumed'].includes(kind);
  }
}
