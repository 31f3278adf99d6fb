import type { LinkCard } from '../../../../shared/model/publish-options.ts';
import type { PublishFile } from '../network.ts';
import type { BlobRef, StrongRef } from './parse.ts';

/** Pictures of the older form, which every application of the network shows; more of them go as a gallery (contract §1, "Limits"). */
const imagesForm = 4;

/** What a post carries besides its text, with everything uploaded that it needs. */
export interface EmbedParts {
  readonly files: readonly PublishFile[];
  /** As `files`, in their order. */
  readonly blobs: readonly BlobRef[];
  readonly link: LinkCard | null;
  readonly thumb: BlobRef | null;
  readonly quote: StrongRef | null;
}

/** The embed of a post in the form of the lexicon; a post has one of them, or a quoted post with one of the others. */
export function embedOf(parts: EmbedParts): object | undefined {
  const media = mediaOf(parts) ?? cardOf(parts);
  if (parts.quote === null) return media;
  const record = { $type: 'app.bsky.embed.record', record: parts.quote };
  return media === undefined ? record : { $type: 'app.bsky.embed.recordWithMedia', record, media };
}

function mediaOf({ files, blobs }: EmbedParts): object | undefined {
  const items = files.flatMap((file, index) => {
    const blob = blobs[index];
    return blob === undefined ? [] : [{ file, blob }];
  });
  const [first] = items;
  if (first === undefined) return undefined;
  if (first.file.kind === 'video') {
    return {
      $type: 'app.bsky.embed.video',
      video: first.blob,
      ...(first.file.alt === '' ? {} : { alt: first.file.alt }),
      aspectRatio: ratioOf(first.file),
    };
  }
  const pictures = items.map(({ file, blob }) => ({
    alt: file.alt,
    image: blob,
    aspectRatio: ratioOf(file),
  }));
  if (pictures.length <= imagesForm) return { $type: 'app.bsky.embed.images', images: pictures };
  return {
    $type: 'app.bsky.embed.gallery',
    items: pictures.map((picture) => ({ $type: 'app.bsky.embed.gallery#image', ...picture })),
  };
}

/** The network makes no card of an address by itself: title, words and picture are the owner's. */
function cardOf({ link, thumb }: EmbedParts): object | undefined {
  if (link === null) return undefined;
  return {
    $type: 'app.bsky.embed.external',
    external: {
      uri: link.url,
      title: link.title.trim() === '' ? link.url : link.title,
      description: link.description,
      ...(thumb === null ? {} : { thumb }),
    },
  };
}

function ratioOf({ width, height }: PublishFile): { readonly width: number; readonly height: number } {
  return { width, height };
}
