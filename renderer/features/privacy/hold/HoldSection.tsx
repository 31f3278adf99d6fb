import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { RestrictionScope } from '../../../../shared/model/restriction.ts';
import { orpc } from '../../../app/engine-client.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Section } from '../../../ui/ViewFrame.tsx';
import { HoldSwitch } from './HoldSwitch.tsx';

/** What the owner may put on hold: all of it, one kind of work, or one account (GDPR Art. 18). */
export function HoldSection() {
  const { t } = useLingui();
  const restrictions = useQuery(orpc.privacy.restrictions.queryOptions());
  const accounts = useQuery(orpc.accounts.list.queryOptions());
  if (restrictions.data === undefined) return <Skeleton className="h-96 rounded-xl" />;
  const since = (scope: RestrictionScope): number | null =>
    restrictions.data.find((held) => isSame(held.scope, scope))?.since ?? null;
  const row = (scope: RestrictionScope, name: string, note: string) => (
    <HoldSwitch key={JSON.stringify(scope)} scope={scope} since={since(scope)} name={name} note={note} />
  );
  const connected = (accounts.data ?? []).filter(({ status }) => status !== 'disconnected');
  return (
    <>
      <Section title={t`Everything`}>
        {row(
          { kind: 'whole' },
          t`Put everything on hold`,
          t`Nothing is published, read from a network or sent. What is here stays readable. Signing out and deleting go on working.`,
        )}
      </Section>
      <Section title={t`One kind of work`}>
        {row(
          { kind: 'purpose', purpose: 'publishing' },
          t`Publishing`,
          t`Scheduled posts wait. What a network holds for you is taken back.`,
        )}
        {row(
          { kind: 'purpose', purpose: 'comments' },
          t`Comments`,
          t`Comments are neither read nor answered.`,
        )}
        {row(
          { kind: 'purpose', purpose: 'statistics' },
          t`Figures`,
          t`No figures are read from the networks.`,
        )}
      </Section>
      {connected.length > 0 && (
        <Section title={t`One account`}>
          {connected.map(({ id, name, network }) =>
            row({ kind: 'account', accountId: id }, name, networkNames[network]),
          )}
        </Section>
      )}
    </>
  );
}

const isSame = (one: RestrictionScope, other: RestrictionScope): boolean =>
  one.kind === other.kind &&
  (one.kind !== 'account' || (other.kind === 'account' && one.accountId === other.accountId)) &&
  (one.kind !== 'purpose' || (other.kind === 'purpose' && one.purpose === other.purpose));
