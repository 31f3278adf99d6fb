import type { PostDetail, PublicationDetail } from '../../../shared/contract/posts.ts';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import type { MetricName } from '../../../shared/model/publication.ts';

/** The figures that every view names first; others follow when a network gives them. */
export const mainMetrics = ['likes', 'comments', 'views'] as const satisfies readonly MetricName[];

/** A figure of a post; `null` means that the network does not provide it, which is not zero. */
export interface Figure {
  readonly metric: MetricName;
  readonly value: number | null;
}

/** The figures to show for a publication: the main ones always, others where the network gives a value. */
export function figuresOf({ metrics }: Pick<PublicationDetail, 'metrics'>): readonly Figure[] {
  const value = (metric: MetricName): number | null =>
    metrics.find((known) => known.metric === metric)?.value ?? null;
  const others = metrics.filter(
    (known) => known.value !== null && !mainMetrics.some((main) => main === known.metric),
  );
  return [...mainMetrics.map((metric) => ({ metric, value: value(metric) })), ...others];
}

/** A metric over all publications that have it; null when none has. */
export function sumOf(
  publications: readonly Pick<PublicationDetail, 'metrics'>[],
  metric: MetricName,
): number | null {
  const values = publications.flatMap(({ metrics }) =>
    metrics.flatMap((known) => (known.metric === metric && known.value !== null ? [known.value] : [])),
  );
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

/** What can be done with the post as a whole. */
export interface PostPowers {
  readonly edit: boolean;
  readonly move: boolean;
  readonly unschedule: boolean;
  readonly remove: boolean;
  readonly refreshFigures: boolean;
}

/** What the owner can do with a post: nothing that is on its way or out is changed, and an open question is answered first. */
export function postPowers({ publications, editable, at }: PostDetail): PostPowers {
  const has = (...states: readonly PublicationDetail['state'][]): boolean =>
    publications.some(({ state }) => states.includes(state));
  const planned = editable && at !== null;
  return {
    edit: editable,
    move: planned,
    unschedule: planned,
    remove: !has('preparing', 'committing', 'verifying', 'needs-owner'),
    refreshFigures: has('published'),
  };
}

/** Names of the networks on which something of the post is public. */
export function networksWithIt({ publications }: Pick<PostDetail, 'publications'>): readonly string[] {
  const online = publications.filter(({ state, removedAt }) => state === 'published' && removedAt === null);
  return [...new Set(online.map(({ network }) => networkNames[network]))];
}
