import { excerptOf } from '../../../../shared/model/excerpt.ts';
import type { Draft, WallTime } from '../../../../shared/model/post.ts';
import type { PublicationState } from '../../../../shared/model/publication.ts';
import { partFor, touchesOnly } from '../../domain/part-of-draft.ts';
import { isOpen, type RestingState } from '../../domain/publication-states.ts';
import type { WallTimeNote } from '../../domain/wall-time.ts';
import { localTime } from '../../domain/zone-clock.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { MediaAssets } from '../../store/repositories/media.ts';
import type { PostRow, Posts, PostTime } from '../../store/repositories/posts.ts';
import type { PublicationRow } from '../../store/repositories/publications.ts';
import type { Store } from '../../store/store.ts';
import type { Outcomes } from '../publishing/outcomes.ts';
import type { PlacementParts } from './placement.ts';
import type { PostTiming } from './post-timing.ts';
import { assertPublishable, refusalOf } from './publishable.ts';

export interface PostDeskParts extends Omit<PlacementParts, 'firstLook'> {
  readonly store: Store;
  readonly posts: Posts;
  readonly assets: MediaAssets;
  readonly timing: PostTiming;
  /** The zone of the business. */
  zone(): string;
  readonly activity: Activity;
  readonly outcomes: Outcomes;
  readonly events: Events;
  /** Tells the scheduler that a time changed. */
  scheduleChanged(): void;
}

/** What the owner does with posts. */
export interface PostDesk {
  create(id: string, draft: Draft): PostRow;
  get(id: string): PostRow;
  save(id: string, draft: Draft): number;
  /** Whether saving `draft` changes what a network holds, which must be taken back from it first. */
  reachesHandedOver(id: string, draft: Draft): boolean;
  /** Refuses a time for a post that could not be given to it: asked before networks are made to follow. */
  assertTimeable(id: string, at: number): void;
  /** Refuses what could not be done to a post once its networks gave it back: asked before they do. */
  assertRemovable(id: string, how: 'unschedule' | 'delete'): void;
  /** The instant of a time to come, or an error for the owner. */
  resolve(at: WallTime): { at: number; note: WallTimeNote };
  schedule(id: string, at: WallTime): { at: number; note: WallTimeNote };
  publishNow(id: string): void;
  unschedule(id: string): void;
  delete(id: string): void;
  retry(publicationId: string): void;
  /** Tries again what failed of these posts and nothing else of them; `left`: what cannot go as it is. */
  retryFailed(postIds: readonly string[]): { again: number; left: number };
  /** Gives open publications of one post a time of their own, in a post of their own; what is out stays where it is. */
  moveApart(
    publicationIds: readonly string[],
    at: WallTime,
  ): { postId: string; at: number; note: WallTimeNote };
  decide(publicationId: string, decision: 'it-is-published' | 'publish-again' | 'give-up'): void;
}

/** Creates the desk of an engine. */
export function createPostDesk(parts: PostDeskParts): PostDesk {
  const { store, posts, publications, accounts, activity, outcomes, clock, events } = parts;
  const { timing } = parts;
  const { placement, resolve } = timing;

  function get(id: string): PostRow {
    const post = posts.get(id);
    if (post === undefined) throw new ExpectedError('not-found');
    return post;
  }

  function publication(id: string): PublicationRow {
    const row = publications.get(id);
    if (row === undefined) throw new ExpectedError('not-found');
    return row;
  }

  function changed(postId: string): void {
    events.changes.emit({ topics: ['posts', 'activity', 'app'], postId });
    parts.scheduleChanged();
  }

  function note(kind: 'post-unscheduled' | 'post-deleted', post: PostRow): void {
    activity.add(clock.now(), kind, { postId: post.id, excerpt: excerptOf(post.text) });
  }

  const open = (row: PublicationRow): boolean => isOpen(row.state as PublicationState);

  /** All of a post may change while it is certain that nothing of it is out: what the owner left unanswered is not. */
  const wholeOpen = (rows: readonly PublicationRow[]): boolean => rows.every(open);

  function assertWholeOpen(rows: readonly PublicationRow[]): void {
    if (!wholeOpen(rows)) throw new ExpectedError('already-publishing');
  }

  function assertDeletable(rows: readonly PublicationRow[]): void {
    if (rows.some((row) => ['preparing', 'committing', 'verifying', 'handed-over'].includes(row.state))) {
      throw new ExpectedError('already-publishing');
    }
  }

  const openAccounts = (rows: readonly PublicationRow[]): ReadonlySet<string> =>
    new Set(rows.filter(open).map((row) => row.account_id));

  function timed(post: PostRow, time: PostTime): void {
    const draft = timing.assertTimeable(post, time.at);
    store.transaction(() => timing.time(post, draft, time));
    changed(post.id);
  }

  /** What of its post's draft a publication sends. */
  function ownPart(row: PublicationRow): Draft {
    return partFor(posts.draft(get(row.post_id)), new Set([row.account_id]));
  }

  function goAgain(row: PublicationRow, state: RestingState): void {
    // What failed may have been mended in the draft since: the next try sends what stands there now.
    publications.move(row.id, state, 'owner-asks', {
      next_at: clock.now(),
      held_reason: null,
      kept_back: null,
      failure: null,
      frozen: null,
      fingerprint: null,
      progress: '{}',
      remote_id: null,
      tries: state === 'missed' ? 1 : 0,
      due_at: clock.now(),
    });
  }

  return {
    get,
    create(id, draft) {
      const known = posts.get(id);
      if (known !== undefined) return known;
      posts.insert(id, draft, clock.now());
      events.changes.emit({ topics: ['posts'], postId: id });
      return get(id);
    },
    save(id, draft) {
      const post = get(id);
      const rows = publications.ofPost(id);
      // What is out stays as it went out: only accounts with nothing out yet may change, each for itself.
      if (!wholeOpen(rows) && !touchesOnly(posts.draft(post), draft, openAccounts(rows))) {
        throw new ExpectedError('already-publishing');
      }
      const revision = store.transaction(() => {
        const saved = posts.save(id, draft, clock.now());
        placement.follow(post, draft);
        return saved;
      });
      events.changes.emit({ topics: ['posts'], postId: id });
      if (post.at !== null) parts.scheduleChanged();
      return revision;
    },
    reachesHandedOver(id, draft) {
      const rows = publications.ofPost(id);
      return (
        rows.some(({ state }) => state === 'handed-over') &&
        wholeOpen(rows.filter(({ state }) => state !== 'handed-over')) &&
        !touchesOnly(posts.draft(get(id)), draft, openAccounts(rows))
      );
    },
    assertTimeable: (id, at) => void timing.assertTimeable(get(id), at),
    assertRemovable(id, how) {
      get(id);
      const rows = publications.ofPost(id).filter(({ state }) => state !== 'handed-over');
      if (how === 'delete') assertDeletable(rows);
      else assertWholeOpen(rows);
    },
    resolve,
    schedule(id, wanted) {
      const post = get(id);
      const resolved = resolve(wanted);
      timed(post, { ...wanted, at: resolved.at });
      return resolved;
    },
    publishNow(id) {
      const at = clock.now();
      const zone = parts.zone();
      timed(get(id), { local: localTime(at, zone), zone, at });
    },
    unschedule(id) {
      const post = get(id);
      const rows = publications.ofPost(id);
      assertWholeOpen(rows);
      store.transaction(() => {
        for (const row of rows) publications.delete(row.id);
        posts.setTime(id, null, clock.now());
        note('post-unscheduled', post);
      });
      changed(id);
    },
    delete(id) {
      const post = get(id);
      const rows = publications.ofPost(id);
      assertDeletable(rows);
      store.transaction(() => {
        for (const row of rows) publications.delete(row.id);
        posts.delete(id);
        note('post-deleted', post);
      });
      changed(id);
    },
    retry(publicationId) {
      const row = publication(publicationId);
      const state = row.state as PublicationState;
      if (state !== 'failed' && state !== 'missed' && state !== 'held') {
        throw new ExpectedError('not-in-this-state');
      }
      if (accounts.get(row.account_id)?.status !== 'connected') throw new ExpectedError('network-not-ready');
      assertPublishable(ownPart(row), parts);
      goAgain(row, state);
      changed(row.post_id);
    },
    retryFailed(postIds) {
      const failed = [...new Set(postIds)]
        .flatMap((id) => publications.ofPost(id))
        .filter(({ state }) => state === 'failed');
      const ready = failed.filter(
        (row) =>
          accounts.get(row.account_id)?.status === 'connected' &&
          refusalOf(ownPart(row), parts) === undefined,
      );
      store.transaction(() => {
        for (const row of ready) goAgain(row, 'failed');
      });
      for (const id of new Set(ready.map((row) => row.post_id))) changed(id);
      return { again: ready.length, left: failed.length - ready.length };
    },
    moveApart(publicationIds, wanted) {
      const rows = publicationIds.map(publication);
      const [first] = rows;
      if (first === undefined || rows.some((row) => row.post_id !== first.post_id || !open(row))) {
        throw new ExpectedError('not-in-this-state');
      }
      const resolved = resolve(wanted);
      const post = get(first.post_id);
      const draft = posts.draft(post);
      const leaving = new Set(rows.map((row) => row.account_id));
      if (draft.variants.every(({ accountId }) => leaving.has(accountId))) {
        timed(post, { ...wanted, at: resolved.at });
        return { postId: post.id, ...resolved };
      }
      const time = { ...wanted, at: resolved.at };
      const postId = store.transaction(() => timing.part(post, draft, leaving, time));
      changed(post.id);
      changed(postId);
      return { postId, ...resolved };
    },
    decide(publicationId, decision) {
      const row = publication(publicationId);
      if (row.state !== 'needs-owner') throw new ExpectedError('not-in-this-state');
      activity.add(clock.now(), 'owner-decided', {
        account: accounts.get(row.account_id),
        postId: row.post_id,
        publicationId,
        excerpt: excerptOf(posts.get(row.post_id)?.text ?? ''),
      });
      switch (decision) {
        case 'it-is-published':
          outcomes.decidedPublished(row);
          break;
        case 'publish-again':
          publications.move(row.id, 'needs-owner', 'owner-asks', {
            next_at: clock.now(),
            due_at: clock.now(),
            evidence: null,
            failure: null,
            committed_at: null,
            remote_id: null,
            progress: '{}',
            tries: 1,
            checks: 0,
          });
          break;
        case 'give-up':
          publications.move(row.id, 'needs-owner', 'owner-gives-up', { next_at: null, evidence: null });
          break;
      }
      changed(row.post_id);
    },
  };
}
