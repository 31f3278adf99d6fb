import { useLingui } from '@lingui/react/macro';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import { publicationStateLabels } from '../../../shared/i18n/publication-states.ts';
import { useCalendar } from './calendar-context.ts';
import { isPractice, marksOf } from './marks.ts';
import { postState } from './post-state.ts';

/** A post's card in words, for those who do not see it: time, first words, networks, state. */
export function usePostName(post: PostCard): string {
  const { t, i18n } = useLingui();
  const { format, accounts } = useCalendar();
  const networks = [...new Set(marksOf(post, accounts).map(({ network }) => networkNames[network]))];
  const line = post.excerpt.trim().split('\n')[0] ?? '';
  return [
    post.at === null ? t`Draft` : format.time(post.at),
    line === '' ? t`Post without text` : line.slice(0, 80),
    new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(networks),
    post.at === null ? '' : i18n._(publicationStateLabels[postState(post)]),
    post.seriesId === null ? '' : t`Repeats`,
    isPractice(post, accounts) ? t`Practice` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
