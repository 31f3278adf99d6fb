import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import type { Erasure, ErasureOutcome } from '../../../../shared/model/rights.ts';
import { bridge } from '../../../app/bridge.ts';
import { orpc } from '../../../app/engine-client.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Button } from '../../../ui/Button.tsx';
import { Row, Section } from '../../../ui/ViewFrame.tsx';
import { useCancelErasure } from './use-cancel-erasure.ts';

/** Erasures to come, which can be called off, and what the last ones came to. */
export function Erasures() {
  const { t } = useLingui();
  const query = useQuery(orpc.privacy.erasures.queryOptions());
  const erasures = query.data?.erasures ?? [];
  if (erasures.length === 0) return null;
  return (
    <Section title={t`Erasures`}>
      {erasures.map((erasure) => (
        <ErasureLine key={erasure.id} erasure={erasure} />
      ))}
    </Section>
  );
}

function ErasureLine({ erasure }: { readonly erasure: Erasure }) {
  const { t, i18n } = useLingui();
  const when = new Intl.DateTimeFormat(formatLocale(i18n.locale), { dateStyle: 'long', timeStyle: 'short' });
  const cancel = useCancelErasure(erasure.id);
  const names = { everything: t`Everything`, account: t`An account`, post: t`A post` };
  return (
    <Row>
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="font-medium text-ink-1">{erasure.name ?? names[erasure.scope]}</p>
        <p className="text-data text-ink-2">
          {erasure.doneAt === null ? (
            <Trans>Will be erased on {when.format(erasure.dueAt)}</Trans>
          ) : (
            <Trans>Erased on {when.format(erasure.doneAt)}</Trans>
          )}
        </p>
        {erasure.outcome !== null && <OutcomeWords outcome={erasure.outcome} />}
      </div>
      {erasure.doneAt === null && (
        <Button isPending={cancel.isPending} onPress={() => cancel.mutate()}>
          <Trans>Call it off</Trans>
        </Button>
      )}
    </Row>
  );
}

const namesOf = (ids: readonly NetworkId[]): string =>
  [...new Set(ids)].map((id) => networkNames[id]).join(', ');

function OutcomeWords({ outcome }: { readonly outcome: ErasureOutcome }) {
  const { notRevoked, stillOnline, stillHeld, posts } = outcome;
  const online = namesOf(stillOnline);
  const held = namesOf(stillHeld);
  return (
    <div className="flex flex-col gap-1 text-data text-ink-2">
      {posts > 0 && (
        <p>
          <Plural
            value={posts}
            one="# post is gone from this computer."
            other="# posts are gone from this computer."
          />
        </p>
      )}
      {online !== '' && (
        <p>
          <Trans>Still public there until you delete it: {online}</Trans>
        </p>
      )}
      {held !== '' && (
        <p>
          <Trans>Still goes out there at its time unless you delete it there: {held}</Trans>
        </p>
      )}
      {notRevoked.map(({ network, manualUrl }) => (
        <p key={network}>
          <Trans>{networkNames[network]} did not take the access back.</Trans>{' '}
          {manualUrl !== null && (
            <Button variant="quiet" onPress={() => void bridge.openExternal(manualUrl)}>
              <Trans>Do it there</Trans>
            </Button>
          )}
        </p>
      ))}
    </div>
  );
}
