import type { Post } from './post-store.ts';

/** Organizations of the practice world that the owner has nothing to do with: to mention, and to pass their posts on. */
export const neighbours = [
  { urn: 'urn:li:organization:107500214', name: 'Moulin de la Lys' },
  { urn: 'urn:li:organization:107811930', name: 'Café Korenmarkt' },
] as const;

const texts = [
  'The new harvest is milled. Forty tonnes of spelt from nine farms along the river, and every sack says which.',
  'From Monday on we open at six. The first croissants come from round the corner.',
] as const;

/** What stands in the feed before the owner publishes anything. */
export const neighbourPosts: readonly Post[] = neighbours.map(({ urn }, index) => ({
  id: `urn:li:share:739150000000000000${index + 1}`,
  author: urn,
  kind: 'text',
  commentary: texts[index] ?? '',
  text: texts[index] ?? '',
  visibility: 'PUBLIC',
  distribution: { feedDistribution: 'MAIN_FEED' },
  content: null,
  media: [],
  reshareOf: null,
  reshareDisabled: false,
  createdAt: Date.UTC(2026, 10, 2 + index, 7, 30),
  lastModifiedAt: Date.UTC(2026, 10, 2 + index, 7, 30),
  edited: false,
  deleted: false,
}));
