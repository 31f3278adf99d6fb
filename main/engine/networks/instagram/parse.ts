import * as z from 'zod';
import { graphCount, graphId } from '../../graph-api/ids.ts';

/** `POST /{ig}/media`; `uri` takes the bytes of a resumable upload (contract §3.1). */
export const newContainer = z.looseObject({ id: graphId, uri: z.string().optional() });

/** `GET /{container}?fields=status_code,status`. */
export const containerStatus = z.looseObject({
  status_code: z.enum(['IN_PROGRESS', 'FINISHED', 'PUBLISHED', 'ERROR', 'EXPIRED']),
  status: z.string().optional(),
});

export type ContainerState = z.infer<typeof containerStatus>['status_code'];

/** The same with how many bytes of an upload have arrived; the networks' documents spell it both ways. */
export const uploadStatus = z.looseObject({
  ...containerStatus.shape,
  video_status: z
    .looseObject({
      uploading_phase: z
        .looseObject({ bytes_transferred: graphCount.optional(), bytes_transfered: graphCount.optional() })
        .optional(),
    })
    .optional(),
});

/** `GET /{ig}/content_publishing_limit`. */
export const publishingLimit = z.looseObject({
  data: z.array(
    z.looseObject({
      quota_usage: z.number(),
      config: z.looseObject({ quota_total: z.number() }).optional(),
    }),
  ),
});

export const newMedia = z.looseObject({ id: graphId });
export const mediaLink = z.looseObject({ permalink: z.string().optional() });
export const mediaType = z.looseObject({ media_product_type: z.string().optional() });

/** An entry of `/{ig}/media`. */
export const listedMedia = z.looseObject({
  id: graphId,
  caption: z.string().optional(),
  timestamp: z.string(),
  media_product_type: z.string().optional(),
  permalink: z.string().optional(),
});
export type ListedMedia = z.infer<typeof listedMedia>;
export const listedMediaPage = z.looseObject({ data: z.array(listedMedia) });
