import { useLingui } from '@lingui/react/macro';
import { HardDrive, LifeBuoy, type LucideIcon, Lock, Smartphone } from 'lucide-react';

/** What there will be once there is a password; before there is one. */
export function WhatAPasswordGives() {
  const { t } = useLingui();
  const gains: readonly { readonly Icon: LucideIcon; readonly name: string; readonly what: string }[] = [
    {
      Icon: Lock,
      name: t`A lock`,
      what: t`By a key, after minutes without you, on sleep, or with the screen.`,
    },
    {
      Icon: HardDrive,
      name: t`Protection from theft`,
      what: t`A full lock seals the key of all data under your password.`,
    },
    {
      Icon: Smartphone,
      name: t`A second factor`,
      what: t`A code of your phone beside the password.`,
    },
    {
      Icon: LifeBuoy,
      name: t`A way back`,
      what: t`Ten recovery codes, for the day you forget it.`,
    },
  ];
  return (
    <ul className="grid grid-cols-2 gap-x-6 gap-y-4 px-4 py-4">
      {gains.map(({ Icon, name, what }) => (
        <li key={name} className="flex items-start gap-3">
          <span className="flex size-9 shrink-0 items-center justify-center rounded-xl bg-surface-2 text-ink-2">
            <Icon size={17} aria-hidden="true" />
          </span>
          <span className="flex min-w-0 flex-col">
            <span className="font-medium text-ink-1">{name}</span>
            <span className="text-data text-ink-2">{what}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
