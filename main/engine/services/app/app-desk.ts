import { excerptOf } from '../../../../shared/model/excerpt.ts';
import type { AppState } from '../../../../shared/contract/overview.ts';
import type { PostCard } from '../../../../shared/contract/posts.ts';
import type { TrayState } from '../../../../shared/contract/index.ts';
import type { ConsentCategory } from '../../../../shared/model/consent.ts';
import type { Locale } from '../../../../shared/model/settings.ts';
import type { Clock } from '../../clock.ts';
import type { Events } from '../../events.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { Posts } from '../../store/repositories/posts.ts';
import type { Publications } from '../../store/repositories/publications.ts';
import type { Store } from '../../store/store.ts';
import type { PostViews } from '../posts/post-views.ts';
import type { Consents } from '../privacy/consents.ts';
import type { Policy } from '../privacy/policy.ts';
import type { Disk } from '../../store/disk.ts';
import type { Circuits } from '../publishing/circuits.ts';
import type { PublishingPlace } from '../publishing/publishing-place.ts';
import type { Scheduler } from '../publishing/scheduler.ts';
import { createDailyDigest, type DailyDigest } from './daily-digest.ts';

export interface AppDeskParts {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly posts: Posts;
  readonly publications: Publications;
  readonly activity: Activity;
  readonly facts: Facts;
  readonly views: PostViews;
  readonly scheduler: Scheduler;
  readonly place: Pick<PublishingPlace, 'other'>;
  readonly disk: Disk;
  readonly policy: Policy;
  readonly consents: Consents;
  readonly clock: Clock;
  readonly events: Events;
  readonly practiceAvailable: boolean;
  offlineSince(): number | null;
  readonly circuits: Circuits;
  /** The zone of the business. */
  zone(): string;
}

/** What is true of the whole application, and the owner's first decisions. */
export interface AppDesk {
  readonly digest: DailyDigest;
  state(): AppState;
  /** Whoever does not attest both is refused by the contract, before anything is written. Keeps D24. */
  welcome(answers: { locale: Locale; consents: Readonly<Partial<Record<ConsentCategory, boolean>>> }): void;
  home(): { next: PostCard[]; needsOwner: PostCard[]; recent: PostCard[]; drafts: number };
  tray(): TrayState;
  setLocale(locale: Locale): void;
}

const goingOut = ['scheduled', 'preparing', 'committing', 'verifying', 'handed-over'] as const;
const needing = ['needs-owner', 'failed', 'missed', 'held'] as const;

/** Creates the desk of an engine. */
export function createAppDesk(parts: AppDeskParts): AppDesk {
  const { store, accounts, posts, publications, activity, facts, views, scheduler, disk, clock, events } =
    parts;
  const { policy, consents, place } = parts;
  const { sql } = store;

  /** Ids of posts by their publications' state, in the order given; reads from the ends of indexes, whatever is stored. */
  function postIds(
    states: readonly string[],
    order: 'due_at' | 'published_at',
    direction: 'asc' | 'desc',
    limit: number,
  ): readonly string[] {
    const rows = states.flatMap((state) =>
      store.all(
        sql
          .selectFrom('publication')
          .select(['post_id', `${order} as at`])
          .distinct()
          .where('state', '=', state)
          .orderBy(order, direction)
          // Publications of one post mostly share their time; those tried again have one of their own.
          .limit(limit * 4),
      ),
    );
    const sign = direction === 'asc' ? 1 : -1;
    const ordered = rows.toSorted((first, second) => sign * ((first.at ?? 0) - (second.at ?? 0)));
    return [...new Set(ordered.map((row) => row.post_id))].slice(0, limit);
  }

  function cardsOf(ids: readonly string[]): PostCard[] {
    const byId = new Map(views.cards(posts.byIds(ids)).map((card) => [card.id, card]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** The post that goes out next, with how many of its publications. */
  function nextPost(): { id: string; text: string; due_at: number; accounts: number } | undefined {
    const next = store.first(
      sql
        .selectFrom('publication')
        .innerJoin('post', 'post.id', 'publication.post_id')
        .select(['post.id', 'post.text', 'publication.due_at'])
        .where('publication.state', '=', 'scheduled')
        .orderBy('publication.due_at')
        .limit(1),
    );
    if (next === undefined) return undefined;
    const waiting = publications.ofPost(next.id).filter(({ state }) => state === 'scheduled');
    return { ...next, accounts: waiting.length };
  }

  return {
    digest: createDailyDigest(parts),
    state() {
      const all = accounts.all().filter((account) => account.status !== 'disconnected');
      const count = (mode: string): number => all.filter((account) => account.mode === mode).length;
      return {
        welcomed: facts.get('welcomed') === 'yes',
        paused: scheduler.paused,
        otherPublisher: place.other,
        stillHeldThere: scheduler.paused ? publications.countIn(['handed-over']) : 0,
        accounts: {
          real: count('real'),
          practice: count('practice'),
          signedOut: all.filter((account) => account.status === 'signed-out').length,
        },
        needsOwner: publications.countIn(needing),
        offlineSince: parts.offlineSince(),
        troubles: [...parts.circuits.troubles()],
        diskRefusal: disk.refusal,
        practiceAvailable: parts.practiceAvailable,
      };
    },
    welcome({ locale, consents: decisions }) {
      store.transaction(() => {
        facts.set('welcomed', 'yes');
        store.run(
          sql.insertInto('owner_attestation').values({
            at: clock.now(),
            adult: 1,
            professional: 1,
            policy_version: policy.current().id,
          }),
        );
        facts.set('locale', locale);
        for (const [category, granted] of Object.entries(decisions)) {
          consents.decide(category as ConsentCategory, granted, 'welcome');
        }
        activity.add(clock.now(), 'welcomed');
      });
      events.changes.emit({ topics: ['app', 'activity'] });
    },
    home: () => ({
      next: cardsOf(postIds(goingOut, 'due_at', 'asc', 5)),
      needsOwner: cardsOf(postIds(needing, 'due_at', 'asc', 20)),
      recent: cardsOf(postIds(['published'], 'published_at', 'desc', 5)),
      drafts: posts.countDrafts(),
    }),
    tray() {
      const next = nextPost();
      return {
        paused: scheduler.paused,
        otherPublisher: place.other,
        diskRefusal: disk.refusal,
        needsOwner: publications.countIn(needing),
        signedOut: accounts.all().filter(({ status }) => status === 'signed-out').length,
        working: scheduler.working,
        next:
          next === undefined
            ? null
            : {
                postId: next.id,
                at: next.due_at,
                excerpt: excerptOf(next.text, 60),
                accounts: next.accounts,
              },
      };
    },
    setLocale(locale) {
      if (facts.get('locale') !== locale) facts.set('locale', locale);
    },
  };
}
