import { useLingui } from '@lingui/react/macro';
import { HardDrive, KeyRound, Lock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BlockReason } from '../../../shared/bridge.ts';
import { BlockedActions } from './BlockedActions.tsx';
import { blockedWords } from './blocked-words.ts';
import { CreateVault } from './CreateVault.tsx';
import { FullPage } from './FullPage.tsx';
import { UnlockVault } from './UnlockVault.tsx';

/** The engine must not run before this is solved: what it is, what it means, and the ways on. */
export function Blocked({ reason }: { readonly reason: BlockReason }) {
  const { i18n } = useLingui();
  const { title, what, next } = blockedWords[reason];
  return (
    <FullPage icon={iconOf(reason)} title={i18n._(title)} actions={actionsOf(reason)}>
      <p>{i18n._(what)}</p>
      <p>{i18n._(next)}</p>
    </FullPage>
  );
}

function iconOf(reason: BlockReason): ReactNode {
  switch (reason) {
    case 'keychain-unavailable':
    case 'keychain-insecure':
    case 'keychain-changed':
      return <KeyRound size={20} aria-hidden="true" />;
    case 'vault-locked':
      return <Lock size={20} aria-hidden="true" />;
    case 'disk-full':
    case 'profile-read-only':
      return <HardDrive size={20} aria-hidden="true" />;
    case 'database-damaged':
    case 'database-foreign':
    case 'database-newer':
    case 'profile-in-use':
      return <TriangleAlert size={20} aria-hidden="true" />;
  }
}

function actionsOf(reason: BlockReason): ReactNode {
  switch (reason) {
    case 'keychain-unavailable':
    case 'keychain-insecure':
      return <CreateVault />;
    case 'vault-locked':
      return <UnlockVault />;
    case 'keychain-changed':
    case 'database-damaged':
    case 'database-foreign':
    case 'database-newer':
    case 'profile-in-use':
    case 'profile-read-only':
    case 'disk-full':
      return <BlockedActions offerLogs={reason !== 'profile-in-use' && reason !== 'disk-full'} />;
  }
}
