import { Trans, useLingui } from '@lingui/react/macro';
import type { PostDetail } from '../../../shared/contract/posts.ts';
import type { PostMedia } from '../../../shared/model/media.ts';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import { MediaThumb } from '../../ui/MediaThumb.tsx';
import { PreviewText } from '../compose/previews/PreviewText.tsx';
import { clockOfDuration } from '../compose/previews/preview-post.ts';

/** What the post says and shows; texts that differ per account follow. */
export function PostContent({ post }: { readonly post: PostDetail }) {
  const { t } = useLingui();
  const { draft, assets, publications } = post;
  const adapted = publications.flatMap((publication) => {
    const { text, media } = publication.content;
    const own = {
      text: text === draft.text ? null : text,
      media: sameFiles(media, draft.media) ? null : media,
    };
    return own.text === null && own.media === null ? [] : [{ ...own, publication }];
  });
  return (
    <section aria-label={t`Content`} className="flex flex-col gap-3">
      {draft.media.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {draft.media.map(({ assetId, alt }) => {
            const asset = assets.find(({ id }) => id === assetId);
            return (
              <li
                key={assetId}
                className="relative size-28 overflow-hidden rounded-lg border border-line bg-surface-2"
              >
                <MediaThumb
                  assetId={assetId}
                  kind={asset?.kind ?? 'image'}
                  size={110}
                  alt={alt === '' ? (asset?.fileName ?? '') : alt}
                />
                {asset?.durationMs != null && (
                  <span className="absolute bottom-1.5 left-1.5 rounded bg-black/70 px-1 text-xs text-white tabular-nums">
                    {clockOfDuration(asset.durationMs)}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {draft.text.trim() === '' ? (
        <p className="text-sm text-ink-2">
          <Trans>No text</Trans>
        </p>
      ) : (
        <PreviewText
          network="facebook"
          text={draft.text}
          className="plain-runs text-sm leading-6 text-ink-1"
        />
      )}
      {adapted.map(({ text, media, publication }) => (
        <div key={publication.id} className="flex flex-col gap-1 border-line border-l-2 pl-3">
          <p className="text-data text-ink-2">
            {publication.accountName} · {networkNames[publication.network]}
          </p>
          {text !== null && (
            <PreviewText network={publication.network} text={text} className="text-sm leading-6 text-ink-1" />
          )}
          {media !== null && (
            <ul className="flex flex-wrap gap-1.5">
              {media.map(({ assetId, alt }) => {
                const asset = assets.find(({ id }) => id === assetId);
                return (
                  <li key={assetId}>
                    <MediaThumb
                      assetId={assetId}
                      kind={asset?.kind ?? 'image'}
                      size={48}
                      alt={alt === '' ? (asset?.fileName ?? '') : alt}
                    />
                  </li>
                );
              })}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}

const sameFiles = (some: readonly PostMedia[], others: readonly PostMedia[]): boolean =>
  some.map(({ assetId }) => assetId).join() === others.map(({ assetId }) => assetId).join();
