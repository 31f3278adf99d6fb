import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import { orpc } from '../../../app/engine-client.ts';
import { navigate } from '../../../app/router.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Row } from '../../../ui/ViewFrame.tsx';
import { SettingWords } from '../../settings/SettingWords.tsx';
import { EraseDialog, type Subject } from './EraseDialog.tsx';
import { KeptByLaw } from './KeptByLaw.tsx';

/** What can be erased: one post, one account of a network, or everything; and what has to stay. */
export function ErasureRows() {
  const { t } = useLingui();
  const accounts = useQuery(orpc.accounts.list.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState<Subject | null>(null);
  const account = accounts.data?.find(({ id }) => id === chosen);
  return (
    <>
      <Row>
        <SettingWords
          name={t`One post`}
          note={t`Open the post, for instance in the calendar, and choose “Erase every trace…” in its menu.`}
        />
        <Button onPress={() => navigate('/calendar')}>
          <Trans>Open the calendar</Trans>
        </Button>
      </Row>
      <Row>
        <SettingWords
          name={t`One account of a network`}
          note={t`Its access, its keys, its figures and what was published through it. Your posts stay as drafts.`}
        />
        <Select
          label={t`Account to erase`}
          hideLabel
          value={chosen}
          onChange={setChosen}
          placeholder={t`Choose an account`}
          options={(accounts.data ?? []).map(({ id, name, network }) => ({
            value: id,
            label: `${name} · ${networkNames[network]}`,
          }))}
          className="w-60"
        />
        <Button
          isDisabled={account === undefined}
          onPress={() => {
            if (account !== undefined) setAsking({ scope: 'account', id: account.id, name: account.name });
          }}
        >
          <Trans>Erase…</Trans>
        </Button>
      </Row>
      <Row>
        <SettingWords
          name={t`Everything`}
          note={t`All of the above for every account, then this profile. Kaizup starts anew, as on the first day.`}
        />
        <Button variant="danger" onPress={() => setAsking({ scope: 'everything' })}>
          <Trans>Erase everything…</Trans>
        </Button>
      </Row>
      <KeptByLaw />
      {asking !== null && (
        <EraseDialog
          subject={asking}
          onClose={() => {
            setAsking(null);
            setChosen(null);
          }}
        />
      )}
    </>
  );
}
