import { describe, expect, test } from 'vitest';
import {
  canEditBeside,
  canTryAgain,
  mendsApart,
  nextStep,
} from '../../../../renderer/features/post/next-step.ts';
import { failedAmong } from '../../../../renderer/features/post/failed-among.ts';
import { figuresOf, postPowers, sumOf } from '../../../../renderer/features/post/post-facts.ts';
import type { PostDetail, PublicationDetail } from '../../../../shared/contract/posts.ts';
import { type FailureCode, failureCode } from '../../../../shared/model/failure.ts';
import { ownerMay } from '../../../../shared/model/owner-steps.ts';
import { type PublicationState, publicationState } from '../../../../shared/model/publication.ts';

const publication = (own: Partial<PublicationDetail>): PublicationDetail => ({
  id: 'p',
  accountId: 'a',
  network: 'facebook',
  mode: 'practice',
  accountName: 'Maison Levain',
  mayBeOut: false,
  state: 'scheduled',
  dueAt: 0,
  publishedAt: null,
  url: null,
  progress: null,
  failure: null,
  heldReason: null,
  evidence: null,
  nextTryAt: null,
  metrics: [],
  metricsAt: null,
  attempts: [],
  accountKind: 'page',
  contentType: 'text',
  sentText: null,
  handOver: false,
  firstComment: null,
  removedAt: null,
  keptBack: null,
  content: { text: '', media: [] },
  open: true,
  ...own,
});
const post = (states: readonly PublicationState[], editable = true): PostDetail => ({
  id: 'post',
  draft: { text: '', media: [], variants: [] },
  revision: 1,
  wallTime: { local: '2026-11-24T09:00', zone: 'Europe/Brussels' },
  at: 1,
  createdAt: 0,
  updatedAt: 0,
  assets: [],
  publications: states.map((state) => publication({ state })),
  missedRule: null,
  editable,
  queued: false,
  seriesId: null,
});

describe('the button that helps', () => {
  const failed = (code: FailureCode) => publication({ state: 'failed', failure: { class: 'fix', code } });

  test.each([
    ['network-unavailable', 'retry'],
    ['rate-limited', 'retry'],
    ['signed-out', 'reconnect'],
    ['text-refused', 'edit'],
    ['account-restricted', 'open-accounts'],
    ['on-hold', 'open-privacy'],
    ['unexpected-reply', 'ask-support'],
  ] as const)('after the failure %s is %s', (code, step) => {
    expect(nextStep(failed(code), true)).toBe(step);
  });

  test('exists after every failure', () => {
    expect(failureCode.options.filter((code) => nextStep(failed(code), true) === 'none')).toEqual([]);
  });

  test("sends again only where the table of a publication's life has a row for it", () => {
    const sends = publicationState.options.filter((state) =>
      ['retry', 'publish-now', 'decide'].includes(nextStep(publication({ state }), true)),
    );
    expect(sends).toEqual(publicationState.options.filter((state) => ownerMay(state, 'owner-asks')));
  });

  test('tries all again what failed, and of each post that alone', () => {
    const posts = [
      { id: 'one', publications: post(['published', 'failed', 'failed', 'verifying']).publications },
      { id: 'two', publications: post(['missed', 'needs-owner', 'held']).publications },
    ];
    expect(failedAmong(posts)).toEqual({ postIds: ['one'], count: 2 });
  });

  test('beside a sibling that is out is to mend this account alone', () => {
    expect(nextStep(failed('text-refused'), false)).toBe('mend');
  });

  test('leaves editing beside it wherever nothing is out and nothing is under way', () => {
    const beside = publicationState.options.filter((state) => canEditBeside({ open: true, state }, 'retry'));
    expect(beside).toEqual(['failed', 'missed']);
    expect(canEditBeside({ open: false, state: 'failed' }, 'retry')).toBe(false);
    expect(canEditBeside({ open: true, state: 'failed' }, 'mend')).toBe(false);
  });

  test('mends account by account what is out in part, or goes out in part by itself', () => {
    expect(mendsApart(post(['published', 'failed'], false))).toBe(true);
    expect(mendsApart(post(['handed-over', 'failed']))).toBe(true);
    expect(mendsApart(post(['scheduled', 'missed']))).toBe(true);
    expect(mendsApart(post(['failed', 'missed']))).toBe(false);
    expect(mendsApart(post(['scheduled', 'held', 'handed-over']))).toBe(false);
  });

  test('an unknown outcome is for the owner to decide, a missed one to publish', () => {
    expect(nextStep(publication({ state: 'needs-owner' }), false)).toBe('decide');
    expect(nextStep(publication({ state: 'missed' }), true)).toBe('publish-now');
  });

  test('a held publication names what holds it', () => {
    const held = (heldReason: PublicationDetail['heldReason']) =>
      nextStep(publication({ state: 'held', heldReason }), true);
    expect([held('paused'), held('account-signed-out'), held('account-disconnected')]).toEqual([
      'resume-publishing',
      'reconnect',
      'reconnect',
    ]);
  });

  test('trying again stands beside the step only after a failure', () => {
    expect(publicationState.options.filter((state) => canTryAgain({ state }))).toEqual(['failed']);
  });
});

describe('figures', () => {
  test('the main ones always, "not provided" stays apart from zero', () => {
    const metrics = [
      { metric: 'likes', value: 0 },
      { metric: 'views', value: null },
      { metric: 'shares', value: 3 },
      { metric: 'clicks', value: null },
    ] as const;
    expect(figuresOf({ metrics: [...metrics] })).toEqual([
      { metric: 'likes', value: 0 },
      { metric: 'comments', value: null },
      { metric: 'views', value: null },
      { metric: 'shares', value: 3 },
    ]);
  });

  test('a sum counts only networks that give the figure', () => {
    const with5 = publication({ metrics: [{ metric: 'likes', value: 5 }] });
    const without = publication({ metrics: [{ metric: 'likes', value: null }] });
    expect(sumOf([with5, without, with5], 'likes')).toBe(10);
    expect(sumOf([without], 'likes')).toBeNull();
  });
});

describe('what can be done with a post', () => {
  test('a waiting post can be edited, moved, taken off the calendar and deleted', () => {
    expect(postPowers(post(['scheduled', 'held']))).toEqual({
      edit: true,
      move: true,
      unschedule: true,
      remove: true,
      refreshFigures: false,
    });
  });

  test('nothing that is out or on its way is changed or moved', () => {
    for (const state of ['published', 'preparing', 'committing', 'verifying', 'needs-owner'] as const) {
      const powers = postPowers(post([state], false));
      expect([state, powers.edit, powers.move, powers.unschedule]).toEqual([state, false, false, false]);
    }
  });

  test('what is on its way, or waits for a decision, is not deleted; what is out can be forgotten', () => {
    const removable = publicationState.options.filter((state) => postPowers(post([state], false)).remove);
    expect(removable).toEqual([
      'scheduled',
      'held',
      'handed-over',
      'published',
      'failed',
      'missed',
      'cancelled',
    ]);
  });
});
