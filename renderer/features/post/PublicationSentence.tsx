import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { PublicationDetail } from '../../../shared/contract/posts.ts';
import { awayWords } from '../../../shared/i18n/away-words.ts';
import { failureMessage } from '../../../shared/i18n/failure-messages.ts';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import { heldReasonMessages } from '../../../shared/i18n/publication-notes.ts';
import { momentWords } from '../compose/when/moment-words.ts';

interface PublicationSentenceProps {
  readonly publication: PublicationDetail;
  readonly zone: string;
  readonly now: number;
}

/** What a publication's state means for the post, in one or two sentences. */
export function PublicationSentence({ publication, zone, now }: PublicationSentenceProps) {
  const { i18n } = useLingui();
  const { state, failure, nextTryAt, publishedAt, keptBack } = publication;
  const network = networkNames[publication.network];
  const moment = (at: number): string => momentWords(i18n.locale, zone, at, now);
  const due = moment(publication.dueAt);
  const why = keptBack === null ? null : awayWords(i18n, keptBack, moment);

  switch (state) {
    case 'scheduled':
      if (failure !== null && nextTryAt !== null) {
        const next = moment(nextTryAt);
        return (
          <Sentence>
            {failureMessage(i18n, publication.network, failure)} <Trans>The next try is on {next}.</Trans>
          </Sentence>
        );
      }
      return (
        <Sentence>
          <Trans>Goes out on {due}.</Trans>
        </Sentence>
      );
    case 'held':
      return <Sentence>{i18n._(heldReasonMessages[publication.heldReason ?? 'paused'])}</Sentence>;
    case 'preparing':
      return (
        <Sentence>
          <Trans>The text and media are on their way to {network}. Nothing is public yet.</Trans>
        </Sentence>
      );
    case 'committing':
      return (
        <Sentence>
          <Trans>{network} has been asked to publish.</Trans>
        </Sentence>
      );
    case 'verifying':
      return (
        <Sentence>
          <Trans>
            {network} didn't confirm this post yet. We asked whether it is there, and send nothing twice
            meanwhile.
          </Trans>
        </Sentence>
      );
    case 'handed-over':
      return (
        <Sentence>
          <Trans>
            {network} holds this post and publishes it on {due}, also while this computer is off.
          </Trans>
        </Sentence>
      );
    case 'published':
      return publishedAt === null ? null : (
        <Sentence>
          <Trans>Went out on {moment(publishedAt)}.</Trans>
          {why === null ? null : (
            <>
              {' '}
              <Trans>Later than planned: {why}</Trans>
            </>
          )}
        </Sentence>
      );
    case 'failed':
      return (
        <Sentence>
          {failure === null ? (
            <Trans>It could not be published.</Trans>
          ) : (
            failureMessage(i18n, publication.network, failure)
          )}
        </Sentence>
      );
    case 'missed':
      return (
        <Sentence>
          {why === null ? null : `${why} `}
          <Trans>It was due on {due}. Publish now, or move the post to another time.</Trans>
        </Sentence>
      );
    case 'needs-owner':
    case 'cancelled':
      return null;
  }
}

function Sentence({ children }: { readonly children: ReactNode }) {
  return <p className="max-w-[68ch] text-data leading-5 text-ink-2">{children}</p>;
}
