import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql as text } from 'kysely';
import type { NetworkId } from '../../../../../shared/model/network.ts';
import type { ErasureOutcome } from '../../../../../shared/model/rights.ts';
import type { StoredAsset } from '../../../store/repositories/media.ts';
import type { Store } from '../../../store/store.ts';
import { assertNoneAtWork, nothingErased } from './at-work.ts';
import { stillHeldOf, takeBackAll } from './held-by-networks.ts';
import type { ErasureParts } from './erasure.ts';

/** Erases a post: its words, times, publications, figures, traces in the activity, and media that nothing else uses. */
export async function erasePost(
  parts: ErasureParts,
  postId: string,
  noted: (outcome: ErasureOutcome) => void,
): Promise<void> {
  const { store, accounts, publications, series, assets, files, clock } = parts;
  const { sql } = store;
  assertNoneAtWork(store, (where) => where('post_id', '=', postId));
  // A network that holds the post would still publish it; what cannot be taken back stops the erasure.
  await takeBackAll(parts, publications.ofPost(postId));
  const rows = publications.ofPost(postId);
  const media = mediaOfPostOnly(store, postId).flatMap((id) => assets.get(id) ?? []);
  for (const asset of media) await removeFiles(files, asset);
  store.transaction(() => {
    assertNoneAtWork(store, (where) => where('post_id', '=', postId));
    store.run(
      sql
        .deleteFrom('activity')
        .where((where) =>
          where.or([
            where('post_id', '=', postId),
            where('publication_id', 'in', (select) =>
              select
                .selectFrom('publication')
                .select('publication.id')
                .where('publication.post_id', '=', postId),
            ),
          ]),
        ),
    );
    for (const row of rows) publications.delete(row.id);
    store.run(sql.deleteFrom('post').where('id', '=', postId));
    series.deleteSpent(clock.now());
    for (const asset of media) store.run(sql.deleteFrom('media_asset').where('id', '=', asset.id));
    const online = rows
      .filter((row) => row.state === 'published' && row.removed_at === null)
      .flatMap((row) => (accounts.get(row.account_id)?.network as NetworkId | undefined) ?? []);
    noted({
      ...nothingErased,
      posts: 1,
      media: media.length,
      stillOnline: [...new Set(online)].toSorted(),
      stillHeld: stillHeldOf(parts, rows),
    });
  });
}

/** Assets that this post names, in its media, its variants, their options and what went out, and no other one, series or template does. */
function mediaOfPostOnly(store: Store, postId: string): readonly string[] {
  const query = text<{ id: string }>`
    with users as (
      select id as post_id, media as words from post
      union all select post_id, coalesce(media, '') || coalesce(options, '') from variant
      union all select post_id, coalesce(frozen, '') from publication
      union all select id, draft from series where ended_at is null
      union all select id, draft from template
    )
    select asset.id from media_asset as asset
    where exists (select 1 from users where post_id = ${postId} and instr(words, asset.id) > 0)
      and not exists (select 1 from users where post_id <> ${postId} and instr(words, asset.id) > 0)`;
  return store.all({ compile: () => query.compile(store.sql) }).map(({ id }) => id);
}

async function removeFiles(files: ErasureParts['files'], asset: StoredAsset): Promise<void> {
  const renditions = join(files.folder, 'renditions');
  const made = (await readdir(renditions)).filter((name) => name.startsWith(`${asset.id}.`));
  const all = [
    files.original(asset),
    files.readable(asset),
    files.thumb(asset.id),
    files.preview(asset.id),
    ...made.map((name) => join(renditions, name)),
  ];
  for (const file of all) await rm(file, { force: true });
}
