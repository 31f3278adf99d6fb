import type { Selectable } from 'kysely';
import type { MediaAsset } from '../../../../shared/model/media.ts';
import { mediaAsset } from '../../../../shared/model/media.ts';
import type { Store } from '../store.ts';
import type { MediaAssetTable } from '../tables.ts';

export type StoredAsset = MediaAsset & { readonly extension: string };

/** The media library's records; the bytes are files in the profile. */
export interface MediaAssets {
  get(id: string): StoredAsset | undefined;
  byDigest(digest: string): StoredAsset | undefined;
  byIds(ids: readonly string[]): readonly StoredAsset[];
  insert(asset: StoredAsset): void;
}

function parse(row: Selectable<MediaAssetTable>): StoredAsset {
  const asset = mediaAsset.parse({
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    mime: row.mime,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    durationMs: row.duration_ms,
    framesPerSecond: row.frames_per_second,
    videoCodec: row.video_codec,
    audioCodec: row.audio_codec,
    animated: row.animated === 1,
    pages: row.pages,
    digest: row.digest,
    importedAt: row.imported_at,
  });
  return { ...asset, extension: row.extension };
}

/** Media assets in `store`. */
export function createMediaAssets(store: Store): MediaAssets {
  const all = store.sql.selectFrom('media_asset').selectAll();
  const one = (row: Selectable<MediaAssetTable> | undefined) => (row === undefined ? undefined : parse(row));
  return {
    get: (id) => one(store.first(all.where('id', '=', id))),
    byDigest: (digest) => one(store.first(all.where('digest', '=', digest))),
    byIds: (ids) => (ids.length === 0 ? [] : store.all(all.where('id', 'in', ids)).map(parse)),
    insert: (asset) =>
      void store.run(
        store.sql.insertInto('media_asset').values({
          id: asset.id,
          kind: asset.kind,
          file_name: asset.fileName,
          mime: asset.mime,
          bytes: asset.bytes,
          width: asset.width,
          height: asset.height,
          duration_ms: asset.durationMs,
          frames_per_second: asset.framesPerSecond,
          video_codec: asset.videoCodec,
          audio_codec: asset.audioCodec,
          animated: asset.animated ? 1 : 0,
          pages: asset.pages,
          digest: asset.digest,
          extension: asset.extension,
          imported_at: asset.importedAt,
        }),
      ),
  };
}
