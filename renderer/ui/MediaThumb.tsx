import { FileText, Play } from 'lucide-react';
import { useState } from 'react';
import type { MediaKind } from '../../shared/model/media.ts';
import { mediaUrl } from './media-url.ts';

export interface MediaThumbProps {
  readonly assetId: string;
  readonly kind: MediaKind;
  /** Side in pixels. */
  readonly size?: number;
  readonly alt?: string;
}

/** A media asset as a small square; a video shows its first picture and wears a triangle. */
export function MediaThumb({ assetId, kind, size = 40, alt = '' }: MediaThumbProps) {
  const [broken, setBroken] = useState(false);
  return (
    <span
      aria-hidden={alt === ''}
      className="relative inline-flex shrink-0 overflow-hidden rounded-md bg-surface-3"
      style={{ width: size, height: size }}
    >
      {!broken && kind === 'image' && (
        <img
          src={mediaUrl(assetId, 'thumb')}
          alt={alt}
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setBroken(true)}
          className="size-full object-cover"
        />
      )}
      {kind === 'document' && (
        <FileText size={size / 2} strokeWidth={1.5} aria-hidden="true" className="m-auto text-ink-2" />
      )}
      {kind === 'video' && (
        <>
          {!broken && (
            <video
              src={`${mediaUrl(assetId, 'original')}#t=0.1`}
              preload="metadata"
              muted
              tabIndex={-1}
              onError={() => setBroken(true)}
              className="size-full object-cover"
            />
          )}
          <span className="absolute inset-0 flex items-center justify-center">
            <span className="flex size-5 items-center justify-center rounded-full bg-black/60 text-white">
              <Play size={10} fill="currentColor" strokeWidth={0} aria-hidden="true" className="ml-px" />
            </span>
          </span>
        </>
      )}
    </span>
  );
}
