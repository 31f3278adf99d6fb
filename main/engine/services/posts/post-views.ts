import { sql as raw } from 'kysely';
import * as z from 'zod';
import type {
  PostCard,
  PostDetail,
  PublicationBrief,
  PublicationDetail,
} from '../../../../shared/contract/posts.ts';
import { publicationBrief, publicationDetail } from '../../../../shared/contract/posts.ts';
import { commentState } from '../../../../shared/model/comment.ts';
import { contentTypeOf } from '../../../../shared/model/content-type.ts';
import type { MissedRule } from '../../../../shared/model/missed.ts';
import { failure as failureSchema } from '../../../../shared/model/failure.ts';
import { isOpen } from '../../domain/publication-states.ts';
import type { AccountRow, Accounts } from '../../store/repositories/accounts.ts';
import type { Ledger } from '../../store/repositories/ledger.ts';
import type { MediaAssets } from '../../store/repositories/media.ts';
import type { PostRow, Posts } from '../../store/repositories/posts.ts';
import type { PublicationRow, Publications } from '../../store/repositories/publications.ts';
import type { Snapshots } from '../../store/repositories/snapshots.ts';
import type { Store } from '../../store/store.ts';
import { type MediaKind, postMedia } from '../../../../shared/model/media.ts';
import type { Draft } from '../../../../shared/model/post.ts';
import { defaultOptions } from '../../../../shared/model/option-defaults.ts';
import { freeze, frozenContent } from '../publishing/frozen-content.ts';
import { keptBackBy } from '../publishing/missed-times.ts';

export interface PostViewParts {
  readonly store: Store;
  readonly posts: Posts;
  readonly publications: Publications;
  readonly accounts: Accounts;
  readonly assets: MediaAssets;
  readonly ledger: Ledger;
  readonly snapshots: Snapshots;
  /** The series of each post that is of one. */
  seriesOf(postIds: readonly string[]): ReadonlyMap<string, string>;
  progressOf(publicationId: string): number | null;
  missedRuleOf(postId: string): MissedRule | null;
  kindsOf(assetIds: readonly string[]): readonly MediaKind[];
}

/** Posts as the page reads them. */
export interface PostViews {
  card(post: PostRow): PostCard;
  cards(posts: readonly PostRow[]): readonly PostCard[];
  detail(post: PostRow): PostDetail;
}

const excerptLength = 200;
const mediaList = z.array(postMedia);

/** Views over the repositories; lists read each table once, whatever their length. */
export function createPostViews(parts: PostViewParts): PostViews {
  const { store, posts, publications, accounts, assets, ledger, snapshots } = parts;
  const { sql } = store;

  function brief(row: PublicationRow, account: AccountRow): PublicationBrief {
    return publicationBrief.parse({
      id: row.id,
      accountId: row.account_id,
      network: account.network,
      mode: account.mode,
      accountName: account.name,
      state: row.state,
      mayBeOut: row.state === 'missed' && keptBackBy(row)?.reason === 'elsewhere',
      failure: row.failure === null ? null : failureSchema.parse(JSON.parse(row.failure)),
    });
  }

  function cards(rows: readonly PostRow[]): readonly PostCard[] {
    const ids = rows.map((row) => row.id);
    if (ids.length === 0) return [];
    const known = new Map(accounts.all().map((account) => [account.id, account]));
    const byPost = new Map<string, PublicationBrief[]>();
    // One pass however many posts: a list of two thousand must not become two thousand queries.
    const found = store.all(
      sql
        .selectFrom('publication')
        .selectAll()
        .where('post_id', 'in', raw<string>`(select value from json_each(${JSON.stringify(ids)}))`)
        .orderBy('id'),
    );
    for (const row of found) {
      const account = known.get(row.account_id);
      if (account === undefined || row.state === 'cancelled') continue;
      const list = byPost.get(row.post_id) ?? [];
      list.push(brief(row, account));
      byPost.set(row.post_id, list);
    }
    const accountIds = posts.accountIds(ids);
    const series = parts.seriesOf(ids);
    const firstMedia = rows.map((row) => mediaList.parse(JSON.parse(row.media))[0]?.assetId);
    const covers = new Map(
      assets.byIds([...new Set(firstMedia.flatMap((id) => id ?? []))]).map((asset) => [asset.id, asset]),
    );
    return rows.map((row, index) => {
      const cover = covers.get(firstMedia[index] ?? '');
      return {
        id: row.id,
        excerpt: row.text.slice(0, excerptLength),
        cover: cover === undefined ? null : { assetId: cover.id, kind: cover.kind },
        at: row.at,
        wallTime: wallTimeOf(row),
        updatedAt: row.updated_at,
        publications: byPost.get(row.id) ?? [],
        accountIds: [...(accountIds.get(row.id) ?? [])],
        queued: row.queued === 1,
        seriesId: series.get(row.id) ?? null,
      };
    });
  }

  /** What an account received, or would receive now. */
  function contentOf(row: PublicationRow, draft: Draft): PublicationDetail['content'] {
    const content =
      row.frozen === null ? freeze(draft, row.account_id) : frozenContent.parse(JSON.parse(row.frozen));
    return content === undefined ? { text: '', media: [] } : { text: content.text, media: content.media };
  }

  function publicationOf(
    row: PublicationRow,
    account: AccountRow,
    draft: Draft,
    metrics: PublicationDetail['metrics'],
  ): PublicationDetail {
    return publicationDetail.parse({
      ...brief(row, account),
      dueAt: row.due_at,
      publishedAt: row.published_at,
      url: row.url,
      progress: parts.progressOf(row.id),
      heldReason: row.held_reason,
      evidence: row.evidence,
      nextTryAt: row.next_at,
      metrics,
      metricsAt: row.metrics_at,
      attempts: ledger.attempts(row.id),
      accountKind: account.kind,
      ...sentFacts(row, draft, parts.kindsOf),
      removedAt: row.removed_at,
      keptBack: keptBackBy(row),
      content: contentOf(row, draft),
      open: isOpen(row.state as PublicationBrief['state']),
    });
  }

  return {
    cards,
    card(post) {
      const [card] = cards([post]);
      if (card === undefined) throw new Error('A post has no card');
      return card;
    },
    detail(post) {
      const draft = posts.draft(post);
      const all = publications.ofPost(post.id);
      const rows = all.filter((row) => row.state !== 'cancelled');
      const latest = snapshots.latest(rows.map((row) => row.id));
      const details = rows.flatMap((row) => {
        const account = accounts.get(row.account_id);
        return account === undefined
          ? []
          : [publicationOf(row, account, draft, [...(latest.get(row.id) ?? [])])];
      });
      const assetIds = new Set(
        [draft, ...draft.variants, ...details.map(({ content }) => content)]
          .flatMap(({ media }) => media ?? [])
          .map(({ assetId }) => assetId),
      );
      return {
        id: post.id,
        draft,
        revision: post.revision,
        wallTime: wallTimeOf(post),
        at: post.at,
        createdAt: post.created_at,
        updatedAt: post.updated_at,
        assets: assets.byIds([...assetIds]).map(({ extension: _, ...asset }) => asset),
        publications: details,
        missedRule: parts.missedRuleOf(post.id),
        queued: post.queued === 1,
        seriesId: parts.seriesOf([post.id]).get(post.id) ?? null,
        // What a network holds is taken back before it is changed.
        editable: all.every(
          ({ state }) => state === 'handed-over' || isOpen(state as PublicationBrief['state']),
        ),
      };
    },
  };
}

function wallTimeOf(row: PostRow): PostCard['wallTime'] {
  return row.local_time === null || row.zone === null ? null : { local: row.local_time, zone: row.zone };
}

/** What goes or went to an account: the frozen content once there is one, the draft's share before. */
function sentFacts(
  row: PublicationRow,
  draft: Draft,
  kindsOf: PostViewParts['kindsOf'],
): Pick<PublicationDetail, 'contentType' | 'sentText' | 'handOver' | 'firstComment'> {
  const frozen = row.frozen === null ? undefined : frozenContent.parse(JSON.parse(row.frozen));
  const content = frozen ?? freeze(draft, row.account_id);
  const options = content?.options ?? defaultOptions;
  const kinds = kindsOf((content?.media ?? []).map(({ assetId }) => assetId));
  const text = options.firstComment ?? '';
  return {
    contentType: contentTypeOf({ options, kinds }),
    sentText: frozen?.text ?? null,
    handOver: options.handOver,
    firstComment:
      text.trim() === ''
        ? null
        : {
            text,
            state: commentState.catch('waiting').parse(row.comment_state),
            failure:
              row.comment_failure === null ? null : failureSchema.parse(JSON.parse(row.comment_failure)),
            nextTryAt: row.comment_next_at,
          },
  };
}
