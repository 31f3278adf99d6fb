import type { PublishOptions } from '../../../../shared/model/publish-options.ts';

/** Warnings that an author may put on a post, in the network's own words; readers decide what is done about them. */
const values = ['sexual', 'nudity', 'porn', 'graphic-media'] as const;

/** What covers media for any other reason: the network has no warning in free words. */
const coverAll = 'graphic-media';

/** The author's own labels of a post, or undefined when nothing is to be warned of. */
export function selfLabelsOf({
  sensitive,
  contentWarning,
}: Pick<PublishOptions, 'sensitive' | 'contentWarning'>): object | undefined {
  const warning = (contentWarning ?? '').trim();
  if (!sensitive && warning === '') return undefined;
  const value = values.find((known) => known === warning.toLowerCase()) ?? coverAll;
  return { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: value }] };
}
