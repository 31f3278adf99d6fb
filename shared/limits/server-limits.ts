import type { NetworkId } from '../model/network.ts';
import type { ServerLimits } from '../model/server-limits.ts';
import { type ImageLimits, type NetworkLimits, networkLimits, type VideoLimits } from './network-limits.ts';

/** The limits that hold for an account: its server's where it has its own, else the network's. */
export function limitsFor(network: NetworkId, own: ServerLimits | undefined): NetworkLimits {
  const usual = networkLimits[network];
  if (own === undefined) return usual;
  const { poll } = own;
  return {
    ...usual,
    source: 'the account’s server',
    text: { ...usual.text, max: own.maxCharacters, perLink: own.charactersPerUrl },
    images: usual.images === null ? null : imagesOf(usual.images, own),
    video: usual.video === null ? null : videoOf(usual.video, own),
    ...(usual.poll === undefined
      ? {}
      : {
          poll: {
            ...usual.poll,
            question: own.maxCharacters,
            maxOptions: poll.maxOptions,
            option: poll.maxCharacters,
            durationHours: usual.poll.durationHours.filter(
              (hours) => hours * 3600 >= poll.minSeconds && hours * 3600 <= poll.maxSeconds,
            ),
          },
        }),
  };
}

function imagesOf(usual: ImageLimits, own: ServerLimits): ImageLimits {
  const formats = usual.formats.filter((format) => own.mimeTypes.includes(format));
  return {
    ...usual,
    max: own.maxFiles,
    formats: formats.length === 0 ? usual.formats : formats,
    maxBytes: own.imageBytes,
    maxPixels: own.imagePixels,
    maxAlt: own.maxAlt,
  };
}

function videoOf(usual: VideoLimits, own: ServerLimits): VideoLimits {
  const formats = usual.formats.filter((format) => own.mimeTypes.includes(format));
  return {
    ...usual,
    formats: formats.length === 0 ? usual.formats : formats,
    maxBytes: own.videoBytes,
    maxPixels: own.videoPixels,
    framesPerSecond: { min: 0, max: own.frameRate },
  };
}
