import * as z from 'zod';
import type { PublishOptions } from '../../../../shared/model/publish-options.ts';
import { type EmbedParts, embedOf } from './embeds.ts';
import type { Facet } from './facets.ts';
import { selfLabelsOf } from './labels.ts';
import { blobRef, type StrongRef, strongRef } from './parse.ts';

export const postCollection = 'app.bsky.feed.post';

/**
 * What a publication remembers. `record` is frozen: it is sent again byte for byte, under the same key, until the network
 * has answered for it, so that a second arrival of it changes nothing (contract §0.1).
 */
const progress = z.object({
  blobs: z.array(blobRef).default([]),
  thumb: blobRef.nullable().default(null),
  quote: strongRef.nullable().default(null),
  key: z.string().length(13).nullable().default(null),
  record: z.record(z.string(), z.json()).nullable().default(null),
});
export type BlueskyProgress = z.infer<typeof progress>;
export type FrozenRecord = NonNullable<BlueskyProgress['record']>;

/** What earlier tries saved; nothing where it does not fit. */
export function savedProgress(job: { readonly progress: unknown }): BlueskyProgress {
  const saved = progress.safeParse(job.progress);
  return saved.success ? saved.data : progress.parse({});
}

/** The post record, in the form of the lexicon. */
export function postRecord(parts: {
  readonly text: string;
  readonly createdAt: number;
  readonly facets: readonly Facet[];
  readonly embed: EmbedParts;
  readonly options: Pick<PublishOptions, 'sensitive' | 'contentWarning' | 'language'>;
}): FrozenRecord {
  const { language } = parts.options;
  return record({
    text: parts.text,
    createdAt: parts.createdAt,
    facets: parts.facets,
    embed: embedOf(parts.embed),
    labels: selfLabelsOf(parts.options),
    langs: language === null ? undefined : [language],
  });
}

/** The record of an answer: a post that names what it answers, and where that thread began. */
export function answerRecord(parts: {
  readonly text: string;
  readonly createdAt: number;
  readonly facets: readonly Facet[];
  readonly reply: { readonly root: StrongRef; readonly parent: StrongRef };
}): FrozenRecord {
  return record(parts);
}

function record({
  text,
  createdAt,
  facets,
  ...more
}: {
  readonly text: string;
  readonly createdAt: number;
  readonly facets: readonly Facet[];
  readonly [field: string]: unknown;
}): FrozenRecord {
  const fields = Object.entries(more).filter(([, value]) => value !== undefined);
  return z.record(z.string(), z.json()).parse({
    $type: postCollection,
    text,
    createdAt: new Date(createdAt).toISOString(),
    ...(facets.length === 0 ? {} : { facets }),
    ...Object.fromEntries(fields),
  });
}
