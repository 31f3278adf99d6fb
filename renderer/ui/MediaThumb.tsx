import { Play } from 'lucide-react';
import { mediaUrl } from './media-url.ts';

export interface MediaThumbProps {
  readonly assetId: string;
  readonly kind: 'image' | 'video';
  /** Side of the square in pixels. */
  readonly size: number;
  readonly alt?: string;
}

/** A picture or the first frame of a video as a small square; decoration beside text that says what it is. */
export function MediaThumb({ assetId, kind, size, alt }: MediaThumbProps) {
  return (
    <span
      aria-hidden={alt === undefined || alt === ''}
      style={{ width: size, height: size }}
      className="relative block shrink-0 overflow-hidden rounded-md bg-surface-3"
    >
      {kind === 'image' ? (
        <img src={mediaUrl(assetId, 'thumb')} alt={alt ?? ''} loading="lazy" draggable={false} className="size-full object-cover" />
      ) : (
        <>
          <video src={`${mediaUrl(assetId, 'original')}#t=0.1`} preload="metadata" muted tabIndex={-1} className="size-full object-cover" />
          <Play size={Math.round(size / 2.6)} fill="white" strokeWidth={0} className="absolute inset-0 m-auto opacity-90 drop-shadow" />
        </>
      )}
    </span>
  );
}
