import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../../app/engine-client.ts';
import { navigate } from '../../../app/router.ts';
import { Button } from '../../../ui/Button.tsx';
import { Row, Section } from '../../../ui/ViewFrame.tsx';
import { PracticeWipe } from '../../accounts/PracticeWipe.tsx';
import { SettingWords } from '../../settings/SettingWords.tsx';
import { ConnectedAccounts } from './ConnectedAccounts.tsx';
import { PolicyLine } from '../policy/PolicyLine.tsx';
import { AgreedTo } from './AgreedTo.tsx';
import { WhatIsKept } from './WhatIsKept.tsx';

/** What the owner agreed to, what is kept where, and how to take it back. */
export function OverviewSection() {
  const { t } = useLingui();
  const state = useQuery(orpc.app.state.queryOptions());
  return (
    <>
      <Section title={t`What you agree to`}>
        <AgreedTo />
        <PolicyLine />
      </Section>
      <WhatIsKept />
      <Section
        title={t`Connected accounts`}
        description={t`Disconnecting takes Kaizup's access back at the network where it can, and deletes the keys here at once.`}
      >
        <ConnectedAccounts />
        <Row>
          <SettingWords name={t`Add or look at accounts`} />
          <Button variant="secondary" onPress={() => navigate('/accounts')}>
            <Trans>Open Accounts</Trans>
          </Button>
        </Row>
      </Section>
      {(state.data?.accounts.practice ?? 0) > 0 && (
        <Section title={t`Practice mode`}>
          <PracticeWipe />
        </Section>
      )}
    </>
  );
}
