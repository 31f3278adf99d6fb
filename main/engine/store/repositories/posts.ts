import type { Selectable } from 'kysely';
import * as z from 'zod';
import { postMedia } from '../../../../shared/model/media.ts';
import { type Draft, tiktokOptions } from '../../../../shared/model/post.ts';
import { publishOptions } from '../../../../shared/model/publish-options.ts';
import type { Store } from '../store.ts';
import type { PostTable } from '../tables.ts';

export type PostRow = Selectable<PostTable>;

const mediaList = z.array(postMedia);

/** When a post goes out. */
export interface PostTime {
  readonly local: string;
  readonly zone: string;
  readonly at: number;
  /** Whether the time is a slot of the queue. */
  readonly queued?: boolean;
}

/** Posts with their variants. */
export interface Posts {
  get(id: string): PostRow | undefined;
  draft(post: PostRow): Draft;
  insert(id: string, draft: Draft, now: number, importId?: string): void;
  /** Ids of the posts that came out of one file. */
  ofImport(importId: string): readonly string[];
  /** Replaces text, media and variants and returns the new revision. */
  save(id: string, draft: Draft, now: number): number;
  setTime(id: string, time: PostTime | null, now: number): void;
  /** The same wall time is another instant (ms). */
  setInstant(id: string, at: number, now: number): void;
  /** JSON of a rule for missed times, or null for the one that holds for all. */
  setMissedRule(id: string, rule: string | null): void;
  delete(id: string): void;
  /** Posts with a time in [from, to), oldest first. */
  inRange(from: number, to: number, limit: number): readonly PostRow[];
  drafts(before: number | null, limit: number): readonly PostRow[];
  countDrafts(): number;
  byIds(ids: readonly string[]): readonly PostRow[];
  accountIds(postIds: readonly string[]): ReadonlyMap<string, readonly string[]>;
  /** Posts of the queue that go out after `after` (ms), first things first. */
  queue(after: number): readonly PostRow[];
  /** Posts with a time after `after` (ms). */
  timedAfter(after: number): readonly PostRow[];
}

/** Posts in `store`. */
export function createPosts(store: Store): Posts {
  const { sql } = store;
  const all = sql.selectFrom('post').selectAll();
  const one = store.once((id: string) => all.where('id', '=', id));
  const variantsOf = store.once((postId: string) =>
    sql.selectFrom('variant').selectAll().where('post_id', '=', postId).orderBy('position'),
  );

  function replaceVariants(postId: string, { variants }: Draft): void {
    store.run(sql.deleteFrom('variant').where('post_id', '=', postId));
    variants.forEach((variant, position) => {
      store.run(
        sql.insertInto('variant').values({
          post_id: postId,
          account_id: variant.accountId,
          position,
          text: variant.text,
          media: variant.media === null ? null : JSON.stringify(variant.media),
          tiktok: variant.tiktok === null ? null : JSON.stringify(variant.tiktok),
          options: variant.options === undefined ? null : JSON.stringify(variant.options),
        }),
      );
    });
  }

  return {
    get: (id) => store.first(one(id)),
    draft(post) {
      const variants = store.all(variantsOf(post.id));
      return {
        text: post.text,
        media: mediaList.parse(JSON.parse(post.media)),
        variants: variants.map((row) => ({
          accountId: row.account_id,
          text: row.text,
          media: row.media === null ? null : mediaList.parse(JSON.parse(row.media)),
          tiktok: row.tiktok === null ? null : tiktokOptions.parse(JSON.parse(row.tiktok)),
          ...(row.options === null ? {} : { options: publishOptions.parse(JSON.parse(row.options)) }),
        })),
      };
    },
    ofImport: (importId) =>
      store.all(sql.selectFrom('post').select('id').where('import_id', '=', importId)).map(({ id }) => id),
    insert(id, draft, now, importId) {
      store.transaction(() => {
        store.run(
          sql.insertInto('post').values({
            id,
            text: draft.text,
            media: JSON.stringify(draft.media),
            revision: 1,
            local_time: null,
            zone: null,
            at: null,
            created_at: now,
            updated_at: now,
            import_id: importId ?? null,
          }),
        );
        replaceVariants(id, draft);
      });
    },
    save(id, draft, now) {
      return store.transaction(() => {
        const row = store.first(
          sql
            .updateTable('post')
            .set((set) => ({
              text: draft.text,
              media: JSON.stringify(draft.media),
              revision: set('revision', '+', 1),
              updated_at: now,
            }))
            .where('id', '=', id)
            .returning('revision'),
        );
        if (row === undefined) throw new Error('The post to save does not exist');
        replaceVariants(id, draft);
        return row.revision;
      });
    },
    setInstant: (id, at, now) =>
      void store.run(sql.updateTable('post').set({ at, updated_at: now }).where('id', '=', id)),
    setMissedRule: (id, rule) =>
      void store.run(sql.updateTable('post').set({ missed_rule: rule }).where('id', '=', id)),
    setTime(id, time, now) {
      store.run(
        sql
          .updateTable('post')
          .set({
            local_time: time?.local ?? null,
            zone: time?.zone ?? null,
            at: time?.at ?? null,
            queued: time?.queued === true ? 1 : 0,
            updated_at: now,
          })
          .where('id', '=', id),
      );
    },
    delete: (id) => void store.run(sql.deleteFrom('post').where('id', '=', id)),
    inRange: (from, to, limit) =>
      store.all(all.where('at', '>=', from).where('at', '<', to).orderBy('at').orderBy('id').limit(limit)),
    drafts(before, limit) {
      const newest = all.where('at', 'is', null).orderBy('updated_at', 'desc').limit(limit);
      return store.all(before === null ? newest : newest.where('updated_at', '<', before));
    },
    countDrafts: () =>
      store.first(
        sql
          .selectFrom('post')
          .select((select) => select.fn.countAll<number>().as('count'))
          .where('at', 'is', null),
      )?.count ?? 0,
    queue: (after) =>
      store.all(all.where('queued', '=', 1).where('at', '>', after).orderBy('at').orderBy('id')),
    timedAfter: (after) => store.all(all.where('at', '>', after).orderBy('at')),
    byIds: (ids) => (ids.length === 0 ? [] : store.all(all.where('id', 'in', ids))),
    accountIds(postIds) {
      const found = new Map<string, string[]>();
      if (postIds.length === 0) return found;
      const rows = store.all(
        sql
          .selectFrom('variant')
          .select(['post_id', 'account_id'])
          .where('post_id', 'in', postIds)
          .orderBy('position'),
      );
      for (const row of rows) {
        const ids = found.get(row.post_id) ?? [];
        ids.push(row.account_id);
        found.set(row.post_id, ids);
      }
      return found;
    },
  };
}
