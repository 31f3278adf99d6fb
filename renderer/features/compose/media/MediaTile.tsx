import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ArrowLeft, ArrowRight, Check, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { MediaAsset } from '../../../../shared/model/media.ts';
import { MediaThumb } from '../../../ui/MediaThumb.tsx';
import { clockOfDuration } from '../previews/preview-post.ts';

interface MediaTileProps {
  readonly assetId: string;
  /** Undefined while its facts are on their way. */
  readonly asset: MediaAsset | undefined;
  readonly alt: string;
  readonly place: number;
  readonly count: number;
  readonly isDragged: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onDragStart: () => void;
  readonly onDragEnd: () => void;
  readonly onDragOver: () => void;
  readonly onDescribe: () => void;
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
}

const over = 'grid size-8 place-items-center rounded-md bg-black/65 text-white hover:bg-black/85';

/** One picture, video or document of the post; what can be done with it lies on it. */
export function MediaTile(props: MediaTileProps) {
  const { assetId, asset, alt, place, count, isDragged, onDescribe, onMove, onRemove, onKeyDown } = props;
  const { t } = useLingui();
  const name = asset?.fileName ?? t`File`;
  // A document is read as it is: there is nothing to describe.
  const isDocument = asset?.kind === 'document';
  return (
    <li
      className={`group relative size-[116px] overflow-hidden rounded-lg border border-line bg-surface-2 ${isDragged ? 'opacity-50' : ''}`}
    >
      <button
        type="button"
        data-media-tile=""
        draggable
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('application/x-kaizup-media', assetId);
          props.onDragStart();
        }}
        onDragEnd={props.onDragEnd}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes('application/x-kaizup-media')) return;
          event.preventDefault();
          props.onDragOver();
        }}
        onDrop={(event) => event.preventDefault()}
        onKeyDown={onKeyDown}
        {...(isDocument ? {} : { onClick: onDescribe })}
        aria-label={
          isDocument
            ? t`${name}, place ${place} of ${count}`
            : t`${name}, place ${place} of ${count}. Describe it`
        }
        className="absolute inset-0 cursor-grab rounded-lg focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
      >
        <MediaThumb assetId={assetId} kind={asset?.kind ?? 'image'} size={114} />
      </button>
      {asset?.durationMs != null && (
        <span className="pointer-events-none absolute top-1.5 left-1.5 rounded bg-black/70 px-1 text-xs text-white tabular-nums">
          {clockOfDuration(asset.durationMs)}
        </span>
      )}
      {asset?.pages != null && (
        <span className="pointer-events-none absolute inset-x-1.5 bottom-1.5 flex flex-col rounded bg-black/70 px-1.5 py-0.5 text-xs text-white">
          <span className="truncate">{name}</span>
          <span className="tabular-nums">
            <Plural value={asset.pages} one="# page" other="# pages" />
          </span>
        </span>
      )}
      <button
        type="button"
        onClick={onRemove}
        aria-label={t`Take ${name} off the post`}
        className={`${over} absolute top-1 right-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100`}
      >
        <X size={16} aria-hidden="true" />
      </button>
      {count > 1 && (
        <span className="absolute inset-x-1 top-1/2 flex -translate-y-1/2 justify-between opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
          <button
            type="button"
            onClick={() => onMove(-1)}
            disabled={place === 1}
            aria-label={t`Move ${name} one place forward`}
            className={`${over} disabled:invisible`}
          >
            <ArrowLeft size={16} aria-hidden="true" />
          </button>
          <button
            type="button"
            onClick={() => onMove(1)}
            disabled={place === count}
            aria-label={t`Move ${name} one place back`}
            className={`${over} disabled:invisible`}
          >
            <ArrowRight size={16} aria-hidden="true" />
          </button>
        </span>
      )}
      {asset?.kind === 'image' && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute bottom-1.5 left-1.5 flex items-center gap-1 rounded bg-black/70 px-1.5 py-0.5 text-xs font-medium text-white"
        >
          {alt.trim() !== '' && <Check size={12} />}
          {alt.trim() === '' ? <Trans>+ Describe</Trans> : <Trans>Described</Trans>}
        </span>
      )}
    </li>
  );
}
