import { Plural, useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight, FileText, Play } from 'lucide-react';
import { useRef, useState } from 'react';
import type { NetworkId } from '../../../../shared/model/network.ts';
import { mediaUrl } from '../../../ui/media-url.ts';
import { frameMedia, type MediaLayout } from './frame-media.ts';
import { clockOfDuration, type PreviewMediaItem } from './preview-post.ts';

interface PreviewMediaProps {
  readonly network: NetworkId;
  readonly media: readonly PreviewMediaItem[];
  readonly className?: string;
}

/** A post's pictures or video, laid out and cut as the network does it. */
export function PreviewMedia({ network, media: all, className = '' }: PreviewMediaProps) {
  // A document has a card of its own.
  const media = all.filter(({ asset }) => asset.kind !== 'document');
  const layout = frameMedia(
    network,
    media.map(({ asset }) => asset),
  );
  switch (layout.kind) {
    case 'none':
      return null;
    case 'carousel':
      return <Carousel key={network} layout={layout} media={media} network={network} className={className} />;
    case 'collage':
      return <Collage layout={layout} media={media} className={className} />;
  }
}

interface CarouselProps extends PreviewMediaProps {
  readonly layout: Extract<MediaLayout, { kind: 'carousel' }>;
}

function Carousel({ layout, media, network, className = '' }: CarouselProps) {
  const { t } = useLingui();
  const [index, setIndex] = useState(0);
  const place = Math.min(index, media.length - 1);
  const item = media[place];
  if (item === undefined) return null;
  const several = media.length > 1;
  return (
    <div
      className={`relative overflow-hidden bg-(--preview-sunken) ${className}`}
      style={{ aspectRatio: layout.ratio }}
    >
      <PreviewFrame key={item.asset.id} item={item} fit={layout.fit} />
      {several && network !== 'tiktok' && (
        <>
          <span className="absolute top-3 right-3 rounded-full bg-black/70 px-2 py-0.5 text-xs text-white tabular-nums">
            {place + 1}/{media.length}
          </span>
          {place > 0 && (
            <TurnButton side="left" label={t`Previous picture`} onTurn={() => setIndex(place - 1)} />
          )}
          {place < media.length - 1 && (
            <TurnButton side="right" label={t`Next picture`} onTurn={() => setIndex(place + 1)} />
          )}
          <span className="absolute inset-x-0 bottom-2.5 flex justify-center gap-1" aria-hidden="true">
            {media.map(({ asset }, dot) => (
              <span
                key={asset.id}
                className={`size-1.5 rounded-full ${dot === place ? 'bg-white' : 'bg-white/50'}`}
              />
            ))}
          </span>
        </>
      )}
    </div>
  );
}

interface TurnButtonProps {
  readonly side: 'left' | 'right';
  readonly label: string;
  readonly onTurn: () => void;
}

function TurnButton({ side, label, onTurn }: TurnButtonProps) {
  const Icon = side === 'left' ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onTurn}
      className={`absolute top-1/2 grid size-8 -translate-y-1/2 place-items-center rounded-full bg-black/60 text-white hover:bg-black/75 ${side === 'left' ? 'left-2' : 'right-2'}`}
    >
      <Icon size={18} aria-hidden="true" />
    </button>
  );
}

interface CollageProps {
  readonly layout: Extract<MediaLayout, { kind: 'collage' }>;
  readonly media: readonly PreviewMediaItem[];
  readonly className?: string;
}

function Collage({ layout, media, className = '' }: CollageProps) {
  return (
    <div
      className={`grid gap-0.5 overflow-hidden ${className}`}
      style={{
        aspectRatio: layout.ratio,
        gridTemplateColumns: `repeat(${layout.columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${layout.rows}, minmax(0, 1fr))`,
      }}
    >
      {layout.tiles.map((tile, index) => {
        const item = media[index];
        if (item === undefined) return null;
        const counts = layout.hidden > 0 && index === layout.tiles.length - 1;
        return (
          <div
            key={item.asset.id}
            className="relative min-h-0 min-w-0 bg-(--preview-sunken)"
            style={{
              gridColumn: `${tile.column[0]} / ${tile.column[1]}`,
              gridRow: `${tile.row[0]} / ${tile.row[1]}`,
            }}
          >
            <PreviewFrame item={item} fit="cover" />
            {counts && (
              <span className="absolute inset-0 grid place-items-center bg-black/60 text-2xl font-medium text-white">
                <span aria-hidden="true">+{layout.hidden}</span>
                <span className="sr-only">
                  <Plural value={layout.hidden} one="and # more picture" other="and # more pictures" />
                </span>
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}

interface FrameProps {
  readonly item: PreviewMediaItem;
  readonly fit: 'cover' | 'contain';
}

/** One file of a post, filling its place. */
export function PreviewFrame({ item, fit }: FrameProps) {
  const shape = `absolute inset-0 size-full ${fit === 'cover' ? 'object-cover' : 'object-contain'}`;
  if (item.asset.kind === 'video')
    return <VideoFrame item={item} shape={shape} showsDuration={fit === 'cover'} />;
  if (item.asset.kind === 'document') return <DocumentFrame item={item} />;
  return <img src={mediaUrl(item.asset.id, 'preview')} alt={item.alt} className={shape} draggable={false} />;
}

/** A document as a network shows it before it is opened: its name and how many pages it has. */
function DocumentFrame({ item: { asset } }: { readonly item: PreviewMediaItem }) {
  return (
    <span className="absolute inset-0 flex flex-col items-center justify-center gap-3 p-6 text-center">
      <FileText size={56} strokeWidth={1.25} aria-hidden="true" className="text-(--preview-quiet)" />
      <span className="line-clamp-3 text-[14px] font-semibold break-words">{asset.fileName}</span>
      {asset.pages !== null && (
        <span className="text-[12px] text-(--preview-quiet) tabular-nums">
          <Plural value={asset.pages} one="# page" other="# pages" />
        </span>
      )}
    </span>
  );
}

interface VideoFrameProps {
  readonly item: PreviewMediaItem;
  readonly shape: string;
  readonly showsDuration: boolean;
}

/** A video that shows its first picture until it is pressed, without sound as feeds play it. */
function VideoFrame({ item, shape, showsDuration }: VideoFrameProps) {
  const { t } = useLingui();
  const video = useRef<HTMLVideoElement>(null);
  const [playing, setPlaying] = useState(false);
  const toggle = (): void => {
    const element = video.current;
    if (element === null) return;
    if (element.paused) element.play().catch(() => setPlaying(false));
    else element.pause();
  };
  return (
    <>
      <video
        ref={video}
        // The first picture stands for the video until it plays.
        src={`${mediaUrl(item.asset.id, 'original')}#t=0.1`}
        aria-label={item.alt === '' ? item.asset.fileName : item.alt}
        className={shape}
        preload="metadata"
        muted
        loop
        playsInline
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
      />
      <button
        type="button"
        onClick={toggle}
        aria-label={playing ? t`Pause the video` : t`Play the video`}
        className="absolute inset-0 grid place-items-center"
      >
        {!playing && (
          <span className="grid size-14 place-items-center rounded-full bg-black/60 text-white">
            <Play size={26} fill="currentColor" className="ml-1" aria-hidden="true" />
          </span>
        )}
      </button>
      {showsDuration && !playing && item.asset.durationMs !== null && (
        <span className="pointer-events-none absolute bottom-3 left-3 rounded bg-black/70 px-1.5 py-0.5 text-xs text-white tabular-nums">
          {clockOfDuration(item.asset.durationMs)}
        </span>
      )}
    </>
  );
}
