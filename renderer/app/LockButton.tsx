import { useLingui } from '@lingui/react/macro';
import { Lock } from 'lucide-react';
import { IconButton } from '../ui/IconButton.tsx';
import { lockNow, useLock } from './lock.ts';
import { keyLabel } from './shortcuts.ts';

/** Locks at once; there only where a password exists. */
export function LockButton({ className = '' }: { readonly className?: string }) {
  const { t } = useLingui();
  const canLock = useLock((lock) => lock.canLock);
  if (!canLock) return null;
  return (
    <IconButton label={t`Lock Kaizup`} shortcut={keyLabel('L', true)} onPress={lockNow} className={className}>
      <Lock size={16} aria-hidden="true" />
    </IconButton>
  );
}
