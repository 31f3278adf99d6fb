import { Trans, useLingui } from '@lingui/react/macro';
import type { AccountSecurity, Locking } from '../../../../shared/model/owner.ts';
import { engine } from '../../../app/engine-client.ts';
import { showToast } from '../../../ui/toast.ts';
import { PasswordDialog } from './PasswordDialog.tsx';
import { ProveDialog } from './ProveDialog.tsx';
import { SecondFactorDialog } from './SecondFactorDialog.tsx';

/** What the owner is about to change. */
export type SecurityTask =
  | { readonly kind: 'password' | 'remove' | 'renew' | 'factor-on' | 'factor-off' }
  | { readonly kind: 'level'; readonly locking: Locking };

interface SecurityTaskDialogProps {
  readonly task: SecurityTask;
  readonly security: AccountSecurity;
  readonly onCodes: (codes: readonly string[]) => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks what the change needs, says what it does, and does it. */
export function SecurityTaskDialog({ task, security, onCodes, onDone, onClose }: SecurityTaskDialogProps) {
  const { t } = useLingui();
  const hasFactor = security.secondFactorSince !== null;
  const done = (text: string): void => {
    onDone();
    showToast({ tone: 'success', text });
  };
  switch (task.kind) {
    case 'password':
      return (
        <PasswordDialog
          hasPassword={security.passwordSince !== null}
          onDone={(codes) => {
            if (codes === null) return done(t`The password is changed.`);
            onDone();
            onCodes(codes);
          }}
          onClose={onClose}
        />
      );
    case 'remove':
      return (
        <ProveDialog
          title={t`Remove the password?`}
          confirmLabel={t`Remove the password`}
          danger
          asksCode={hasFactor}
          act={async (password, code) => {
            await engine.owner.removePassword({ password, code });
            done(t`The password is removed. Kaizup locks no more.`);
          }}
          onClose={onClose}
        >
          <Trans>
            Locking, the second factor and the recovery codes end with it. Whoever sits at this computer sees
            everything.
          </Trans>
        </ProveDialog>
      );
    case 'renew':
      return (
        <ProveDialog
          title={t`New recovery codes`}
          confirmLabel={t`Make new codes`}
          asksCode={hasFactor}
          act={async (password, code) => {
            const { recoveryCodes } = await engine.owner.renewRecoveryCodes({ password, code });
            onDone();
            onCodes(recoveryCodes);
          }}
          onClose={onClose}
        >
          <Trans>The codes that you have are void from then on.</Trans>
        </ProveDialog>
      );
    case 'factor-on':
      return <SecondFactorDialog onDone={() => done(t`The second factor is on.`)} onClose={onClose} />;
    case 'factor-off':
      return (
        <ProveDialog
          title={t`Turn off the second factor?`}
          confirmLabel={t`Turn it off`}
          danger
          asksCode
          act={async (password, code) => {
            await engine.owner.endSecondFactor({ password, code: code ?? '' });
            done(t`The second factor is off.`);
          }}
          onClose={onClose}
        >
          <Trans>The password alone opens Kaizup from then on.</Trans>
        </ProveDialog>
      );
    case 'level':
      return (
        <ProveDialog
          title={task.locking.level === 'full' ? t`Lock everything?` : t`Lock the window only?`}
          confirmLabel={task.locking.level === 'full' ? t`Lock everything` : t`Lock the window only`}
          act={async (password) => {
            await engine.owner.setLocking({ locking: task.locking, password });
            done(t`From the next lock on.`);
          }}
          onClose={onClose}
        >
          {task.locking.level === 'full' ? (
            <Trans>
              While it is locked nothing is published. Posts that come due wait until you unlock, and ask
              then.
            </Trans>
          ) : (
            <Trans>
              While it is locked posts go on being published. What is here can be read by whoever takes the
              disk and opens your session.
            </Trans>
          )}
        </ProveDialog>
      );
  }
}
