import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ImagePlus, Info } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { MediaAsset, PostMedia } from '../../../../shared/model/media.ts';
import { Button } from '../../../ui/Button.tsx';
import { announce } from '../../../ui/announce.ts';
import { AltDialog } from './AltDialog.tsx';
import type { ImportItem } from './import-queue.ts';
import { ImportNote, ImportTile } from './ImportNote.tsx';
import { MediaTile } from './MediaTile.tsx';

interface MediaStripProps {
  readonly label: string;
  readonly media: readonly PostMedia[];
  readonly assets: ReadonlyMap<string, MediaAsset>;
  readonly imports: readonly ImportItem[];
  readonly onPick: () => void;
  readonly onMove: (assetId: string, index: number) => void;
  readonly onRemove: (assetId: string) => void;
  readonly onAlt: (assetId: string, alt: string) => void;
  readonly onRetry: (importId: string) => void;
  readonly onDismiss: (importId: string) => void;
}

/** The post's pictures, videos and documents in their order: moved by mouse or arrow keys, described, taken off, added. */
export function MediaStrip(props: MediaStripProps) {
  const { label, media, assets, imports, onPick, onMove, onRemove, onAlt, onRetry, onDismiss } = props;
  const { t } = useLingui();
  const list = useRef<HTMLUListElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [describing, setDescribing] = useState<string | null>(null);
  const described = media.find(({ assetId }) => assetId === describing);
  const describedAsset = describing === null ? undefined : assets.get(describing);
  const undescribed = media.filter(
    ({ assetId, alt }) => alt.trim() === '' && assets.get(assetId)?.kind === 'image',
  ).length;
  const onItsWay = imports.filter(({ state }) => state.kind !== 'refused');

  const moveTo = (assetId: string, index: number): void => {
    const place = Math.max(0, Math.min(media.length - 1, index));
    onMove(assetId, place);
    announce(t`Moved to place ${place + 1} of ${media.length}`);
  };
  const focusTile = (index: number): void =>
    list.current?.querySelectorAll<HTMLElement>('[data-media-tile]')[index]?.focus();

  const onKeyDown = (event: KeyboardEvent, assetId: string, index: number): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0 && (event.altKey || event.ctrlKey || event.metaKey)) moveTo(assetId, index + step);
    else if (step !== 0) focusTile(index + step);
    else if (event.key === 'Home') focusTile(0);
    else if (event.key === 'End') focusTile(media.length - 1);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      onRemove(assetId);
      announce(t`Taken off the post`);
      focusTile(Math.max(0, index - 1));
    } else return;
    event.preventDefault();
  };

  return (
    <div className="flex flex-col gap-2">
      <ul ref={list} aria-label={label} className="flex flex-wrap gap-2 empty:hidden">
        {media.map(({ assetId, alt }, index) => (
          <MediaTile
            key={assetId}
            assetId={assetId}
            asset={assets.get(assetId)}
            alt={alt}
            place={index + 1}
            count={media.length}
            isDragged={dragged === assetId}
            onKeyDown={(event) => onKeyDown(event, assetId, index)}
            onDragStart={() => setDragged(assetId)}
            onDragEnd={() => setDragged(null)}
            onDragOver={() => {
              if (dragged !== null && dragged !== assetId) onMove(dragged, index);
            }}
            onDescribe={() => setDescribing(assetId)}
            onMove={(step) => moveTo(assetId, index + step)}
            onRemove={() => onRemove(assetId)}
          />
        ))}
        {onItsWay.map((item) => (
          <ImportTile key={item.id} item={item} onDismiss={() => onDismiss(item.id)} />
        ))}
      </ul>
      {imports.map(
        (item) =>
          item.state.kind === 'refused' && (
            <ImportNote
              key={item.id}
              fileName={item.fileName}
              code={item.state.code}
              onRetry={() => onRetry(item.id)}
              onDismiss={() => onDismiss(item.id)}
            />
          ),
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="secondary" onPress={onPick}>
          <ImagePlus size={16} aria-hidden="true" />
          <Trans>Add pictures, video or a PDF</Trans>
        </Button>
        {media.length === 0 && (
          <span className="text-data text-ink-2">
            <Trans>or drop or paste them here</Trans>
          </span>
        )}
        {media.length > 1 && (
          <span className="text-data text-ink-2">
            <Trans>Drag to change the order, or Alt and arrow keys</Trans>
          </span>
        )}
      </div>
      {undescribed > 0 && (
        <p className="flex gap-2 text-data leading-5 text-ink-2">
          <Info size={15} aria-hidden="true" className="mt-[2.5px] shrink-0" />
          <Plural
            value={undescribed}
            one="# picture has no description yet. One sentence helps people who cannot see it."
            other="# pictures have no description yet. One sentence each helps people who cannot see them."
          />
        </p>
      )}
      {described !== undefined && describedAsset !== undefined && (
        <AltDialog
          asset={describedAsset}
          alt={described.alt}
          onSave={(alt) => onAlt(describedAsset.id, alt)}
          onClose={() => setDescribing(null)}
        />
      )}
    </div>
  );
}
