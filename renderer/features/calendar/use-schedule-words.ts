import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import type { CallError } from '../../../shared/errors.ts';
import { useErrorSentence } from '../../ui/error-sentence.ts';
import { calendarFormat } from './format.ts';
import type { Scheduled } from './use-schedule.ts';

/** Sentences about a post that was scheduled, moved, or refused. */
export function useScheduleWords(zone: string): {
  readonly done: (post: Pick<PostCard, 'at'>, result: Scheduled) => string;
  readonly refused: (error: CallError) => string;
} {
  const { t, i18n } = useLingui();
  const sentence = useErrorSentence();
  return useMemo(() => {
    const format = calendarFormat(i18n.locale, zone);
    return {
      done(post, { at, note }) {
        const time = format.moment(at);
        if (note === 'moved-past-gap')
          return t`The clocks go forward that night, so this goes out at ${time}.`;
        if (note === 'first-of-two')
          return t`The clocks go back that night. This goes out at ${time}, the first of the two.`;
        return post.at === null ? t`Scheduled for ${time}.` : t`Moved to ${time}.`;
      },
      refused: ({ code, details }) => sentence(code, details),
    };
  }, [t, i18n, zone, sentence]);
}
