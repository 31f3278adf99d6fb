import { Trans, useLingui } from '@lingui/react/macro';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useLock } from '../../app/lock.ts';
import { FullPage } from '../engine-away/FullPage.tsx';
import { RecoveryForm } from './RecoveryForm.tsx';
import { UnlockForm } from './UnlockForm.tsx';
import { WipeForm } from './WipeForm.tsx';

/** How somebody at the locked window goes on. */
type Way = 'password' | 'recovery' | 'wipe';

/** All that there is while Kaizup is locked. It knows nothing of what is behind it. */
export function LockScreen() {
  const { t } = useLingui();
  const { level } = useLock();
  const [way, setWay] = useState<Way>('password');
  const back = (): void => setWay('password');
  const icon = <Lock size={20} aria-hidden="true" />;
  switch (way) {
    case 'password':
      return (
        <FullPage
          tone="calm"
          icon={icon}
          title={t`Kaizup is locked`}
          actions={<UnlockForm onForgotten={() => setWay('recovery')} />}
        >
          <p>
            {level === 'window' ? (
              <Trans>Posts still go out at their time. What is here shows again once you unlock it.</Trans>
            ) : (
              <Trans>Nothing goes out and nothing can be read on this computer until you unlock it.</Trans>
            )}
          </p>
        </FullPage>
      );
    case 'recovery':
      return (
        <FullPage
          tone="calm"
          icon={icon}
          title={t`Unlock with a recovery code`}
          actions={<RecoveryForm onBack={back} onNoCode={() => setWay('wipe')} />}
        >
          <p>
            <Trans>
              You were shown ten recovery codes when you set your password. One of them opens Kaizup and lets
              you choose a new password.
            </Trans>
          </p>
        </FullPage>
      );
    case 'wipe':
      return (
        <FullPage icon={icon} title={t`Erase everything and begin anew`} actions={<WipeForm onBack={back} />}>
          <p>
            <Trans>
              Nobody can open Kaizup without your password or a recovery code, and we cannot either. What is
              left is to begin anew.
            </Trans>
          </p>
          <p>
            <Trans>
              Every post, draft, picture and figure, your accounts’ keys, your settings and the audit log on
              this computer go at once. Nobody can bring them back. What is published stays on the networks.
            </Trans>
          </p>
          <p>
            {level === 'window' ? (
              <Trans>Kaizup’s access to your accounts is taken back at the networks first.</Trans>
            ) : (
              <Trans>
                Kaizup’s access cannot be taken back at the networks from here, because the keys for it are
                locked too: end it in each network’s own settings.
              </Trans>
            )}
          </p>
        </FullPage>
      );
  }
}
