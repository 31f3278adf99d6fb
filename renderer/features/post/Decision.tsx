import { Trans, useLingui } from '@lingui/react/macro';
import { ExternalLink } from 'lucide-react';
import type { PublicationDetail } from '../../../shared/contract/posts.ts';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import { evidenceMessages } from '../../../shared/i18n/publication-notes.ts';
import { ownerMay } from '../../../shared/model/owner-steps.ts';
import { engine } from '../../app/engine-client.ts';
import { openPublished } from '../../app/open-published.ts';
import { Button } from '../../ui/Button.tsx';
import { momentWords } from '../compose/when/moment-words.ts';
import { lastAnswer, NetworkAnswer } from './NetworkAnswer.tsx';
import { usePostAction } from './use-post-action.ts';

type Choice = 'it-is-published' | 'publish-again' | 'give-up';

interface DecisionProps {
  readonly publication: PublicationDetail;
  readonly zone: string;
  readonly now: number;
}

/** Nobody could tell whether it went out: the evidence, and the owner's two answers beside each other. */
export function Decision({ publication, zone, now }: DecisionProps) {
  const { i18n } = useLingui();
  const { run, running } = usePostAction();
  const networkName = networkNames[publication.network];
  const decide = (decision: Choice): void =>
    void run(decision, () => engine.posts.decide({ publicationId: publication.id, decision }));
  const { url } = publication;
  const inInbox = publication.evidence === 'waits-in-inbox';
  const askedAt = lastAskedAt(publication);
  const answer = lastAnswer(publication);
  const asked = askedAt === undefined ? null : momentWords(i18n.locale, zone, askedAt, now);
  return (
    <div className="flex flex-col gap-3 rounded-lg bg-warning-fill px-3.5 py-3">
      <div className="flex max-w-[68ch] flex-col gap-1 text-data leading-5 text-ink-1">
        <p className="font-medium">
          {inInbox ? (
            <Trans>Finish this post on {networkName}.</Trans>
          ) : (
            <Trans>Is this post on {networkName}?</Trans>
          )}
        </p>
        <p>
          {asked !== null && !inInbox && (
            <>
              <Trans>
                Kaizup asked {networkName} to publish it on {asked}.
              </Trans>{' '}
            </>
          )}
          {i18n._(evidenceMessages[publication.evidence ?? 'still-unknown-after-checks'])}
        </p>
        {!inInbox && (
          <p>
            <Trans>Have a look at the profile: sending it again when it is there would show it twice.</Trans>
          </p>
        )}
      </div>
      {answer !== undefined && <NetworkAnswer answer={answer} networkName={networkName} />}
      <div className="flex flex-wrap items-center gap-2">
        {url !== null && (
          <Button variant="secondary" onPress={() => void openPublished(url, publication.mode)}>
            <ExternalLink size={15} aria-hidden="true" />
            <Trans>Look on {networkName}</Trans>
          </Button>
        )}
        <Button
          variant="primary"
          isPending={running === 'it-is-published'}
          onPress={() => decide('it-is-published')}
        >
          {inInbox ? <Trans>I posted it</Trans> : <Trans>It is there</Trans>}
        </Button>
        {!inInbox && ownerMay(publication.state, 'owner-asks') && (
          <Button
            variant="secondary"
            isPending={running === 'publish-again'}
            onPress={() => decide('publish-again')}
          >
            <Trans>Publish again</Trans>
          </Button>
        )}
        <Button variant="quiet" isPending={running === 'give-up'} onPress={() => decide('give-up')}>
          <Trans>Leave it</Trans>
        </Button>
      </div>
    </div>
  );
}

/** When the network was last asked to publish (ms). */
function lastAskedAt({ attempts }: PublicationDetail): number | undefined {
  return attempts.flatMap(({ steps }) => steps).findLast(({ step }) => step === 'commit')?.at;
}
