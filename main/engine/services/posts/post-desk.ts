import { randomUUID } from 'node:crypto';
import { checkVariant } from '../../../../shared/limits/check-variant.ts';
import type { AccountKind, NetworkId } from '../../../../shared/model/network.ts';
import { type Draft, resolveVariant, type WallTime } from '../../../../shared/model/post.ts';
import { defaultOptions, filledOptions } from '../../../../shared/model/option-defaults.ts';
import type { PublicationState } from '../../../../shared/model/publication.ts';
import type { Clock } from '../../clock.ts';
import { isWaiting } from '../../domain/publication-states.ts';
import { resolveWallTime, type WallTimeNote } from '../../domain/wall-time.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { MediaAssets } from '../../store/repositories/media.ts';
import type { PostRow, Posts, PostTime } from '../../store/repositories/posts.ts';
import type { PublicationRow, Publications } from '../../store/repositories/publications.ts';
import type { Store } from '../../store/store.ts';
import { accountLimits } from '../accounts/own-limits.ts';
import { type FrozenContent, freeze } from '../publishing/frozen-content.ts';
import type { Outcomes } from '../publishing/outcomes.ts';

export interface PostDeskParts {
  readonly store: Store;
  readonly posts: Posts;
  readonly publications: Publications;
  readonly accounts: Accounts;
  readonly assets: MediaAssets;
  readonly activity: Activity;
  readonly outcomes: Outcomes;
  readonly clock: Clock;
  readonly events: Events;
  /** When a publication that the owner wants handed over is first looked at (ms); its own time when its network holds nothing. */
  firstLook(network: NetworkId, content: FrozenContent, dueAt: number, writing: boolean): number;
  /** Tells the scheduler that a time changed. */
  scheduleChanged(): void;
}

/** What the owner does with posts. */
export interface PostDesk {
  create(id: string, draft: Draft): PostRow;
  get(id: string): PostRow;
  save(id: string, draft: Draft): number;
  /** The instant of a time to come, or an error for the owner. */
  resolve(at: WallTime): { at: number; note: WallTimeNote };
  schedule(id: string, at: WallTime): { at: number; note: WallTimeNote };
  publishNow(id: string): void;
  unschedule(id: string): void;
  delete(id: string): void;
  retry(publicationId: string): void;
  decide(publicationId: string, decision: 'it-is-published' | 'publish-again' | 'give-up'): void;
}

/** A time this little in the past is a slow click, not a mistake (ms). */
const clickTolerance = 60_000;

const excerptLength = 80;

/** Creates the desk of an engine. */
export function createPostDesk(parts: PostDeskParts): PostDesk {
  const { store, posts, publications, accounts, assets, activity, outcomes, clock, events } = parts;

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

  function note(
    kind: 'post-scheduled' | 'post-moved' | 'post-unscheduled' | 'post-deleted',
    post: PostRow,
  ): void {
    activity.add(clock.now(), kind, { postId: post.id, excerpt: post.text.slice(0, excerptLength) });
  }

  /** Content and time may change while nothing of the post is on its way or out. */
  function assertWaiting(rows: readonly PublicationRow[]): void {
    const busy = rows.some((row) => row.state !== 'cancelled' && !isWaiting(row.state as PublicationState));
    if (busy) throw new ExpectedError('already-publishing');
  }

  /** Refuses what a network would refuse for a reason that can be known now. */
  function assertPublishable(draft: Draft): void {
    if (draft.variants.length === 0) throw new ExpectedError('no-account-chosen');
    for (const variant of draft.variants) {
      const account = accounts.get(variant.accountId);
      if (account === undefined) throw new ExpectedError('not-found');
      const { text, media } = resolveVariant(draft, variant);
      const loaded = media.map(({ assetId, alt }) => {
        const asset = assets.get(assetId);
        if (asset === undefined) throw new ExpectedError('media-missing');
        return { asset, alt };
      });
      const content = {
        text,
        media: loaded,
        tiktok: variant.tiktok,
        options: filledOptions(variant.options ?? defaultOptions),
        accountKind: account.kind as AccountKind,
      };
      const findings = checkVariant(account.network as NetworkId, content, accountLimits(account));
      const blocking = findings.find((finding) => finding.blocking);
      if (blocking !== undefined) {
        throw new ExpectedError('checks-failed', { account: account.name, finding: blocking.code });
      }
    }
  }

  /** Brings the post's publications in line with its accounts and its time. */
  function place(post: PostRow, draft: Draft, time: PostTime, writing = false): void {
    const rows = publications.ofPost(post.id);
    const wanted = new Set(draft.variants.map((variant) => variant.accountId));
    for (const row of rows) {
      if (!wanted.has(row.account_id)) publications.delete(row.id);
    }
    for (const accountId of wanted) {
      const row = rows.find((candidate) => candidate.account_id === accountId);
      // What a network holds was moved there, and its row with it.
      if (row?.state === 'handed-over') continue;
      if (row !== undefined) publications.delete(row.id);
      const account = accounts.get(accountId);
      const connected = account?.status === 'connected';
      const content = freeze(draft, accountId);
      const lookAt =
        account === undefined || content === undefined
          ? time.at
          : parts.firstLook(account.network as NetworkId, content, time.at, writing);
      publications.insert({
        id: row?.id ?? randomUUID(),
        post_id: post.id,
        account_id: accountId,
        state: connected ? 'scheduled' : 'held',
        due_at: time.at,
        next_at: connected ? lookAt : null,
        frozen: null,
        fingerprint: null,
        progress: '{}',
        committed_at: null,
        published_at: null,
        remote_id: null,
        url: null,
        failure: null,
        held_reason: connected ? null : heldReasonOf(account?.status),
        evidence: null,
        tries: 0,
        checks: 0,
        metrics_at: null,
        comment_tries: 0,
      });
    }
    posts.setTime(post.id, time, clock.now());
  }

  function timed(post: PostRow, time: PostTime): void {
    const draft = posts.draft(post);
    assertWaiting(publications.ofPost(post.id).filter(({ state }) => state !== 'handed-over'));
    assertPublishable(draft);
    store.transaction(() => {
      place(post, draft, time);
      note(post.at === null ? 'post-scheduled' : 'post-moved', post);
    });
    changed(post.id);
  }

  function resolve(wanted: WallTime): { at: number; note: WallTimeNote } {
    const resolved = resolveWallTime(wanted);
    if (resolved === undefined) throw new ExpectedError('time-invalid');
    if (resolved.at < clock.now() - clickTolerance) throw new ExpectedError('time-in-past');
    return resolved;
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
      assertWaiting(rows);
      const revision = store.transaction(() => {
        const saved = posts.save(id, draft, clock.now());
        if (post.at !== null && post.local_time !== null && post.zone !== null) {
          // A waiting post keeps its time; what it sends and where to follows the draft.
          place(get(id), draft, { local: post.local_time, zone: post.zone, at: post.at }, true);
        }
        return saved;
      });
      events.changes.emit({ topics: ['posts'], postId: id });
      if (post.at !== null) parts.scheduleChanged();
      return revision;
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
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      timed(get(id), { local: localTime(at, zone), zone, at });
    },
    unschedule(id) {
      const post = get(id);
      const rows = publications.ofPost(id);
      assertWaiting(rows);
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
      if (rows.some((row) => ['preparing', 'committing', 'verifying', 'handed-over'].includes(row.state))) {
        throw new ExpectedError('already-publishing');
      }
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
      // What failed may have been mended in the draft since: the next try sends what stands there now.
      publications.move(row.id, state, 'scheduled', {
        next_at: clock.now(),
        held_reason: null,
        failure: null,
        frozen: null,
        fingerprint: null,
        progress: '{}',
        tries: state === 'missed' ? 1 : 0,
        due_at: clock.now(),
      });
      changed(row.post_id);
    },
    decide(publicationId, decision) {
      const row = publication(publicationId);
      if (row.state !== 'needs-owner') throw new ExpectedError('not-in-this-state');
      activity.add(clock.now(), 'owner-decided', {
        account: accounts.get(row.account_id),
        postId: row.post_id,
        publicationId,
        excerpt: (posts.get(row.post_id)?.text ?? '').slice(0, excerptLength),
      });
      switch (decision) {
        case 'it-is-published':
          outcomes.decidedPublished(row);
          break;
        case 'publish-again':
          publications.move(row.id, 'needs-owner', 'scheduled', {
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
          publications.move(row.id, 'needs-owner', 'cancelled', { next_at: null, evidence: null });
          break;
      }
      changed(row.post_id);
    },
  };
}

function heldReasonOf(status: string | undefined): string {
  return status === 'signed-out' ? 'account-signed-out' : 'account-disconnected';
}

/** `YYYY-MM-DDTHH:MM` of an instant in a zone. */
function localTime(at: number, zone: string): string {
  // The Swedish locale writes dates the ISO way.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone })
    .format(at)
    .replace(' ', 'T');
}
