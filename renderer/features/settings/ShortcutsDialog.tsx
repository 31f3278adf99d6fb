import { useLingui } from '@lingui/react/macro';
import { useLock } from '../../app/lock.ts';
import { keyLabel } from '../../app/shortcuts.ts';
import { showShortcuts } from '../../state/shell-state.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';

/** Every key in one place. */
export function ShortcutsDialog() {
  const { t } = useLingui();
  const canLock = useLock((lock) => lock.canLock);
  const groups = [
    {
      name: t`Everywhere`,
      keys: [
        [keyLabel('N'), t`New post`],
        [keyLabel('1'), t`Home`],
        [keyLabel('2'), t`Calendar`],
        [keyLabel('3'), t`Activity`],
        [keyLabel('4'), t`Accounts`],
        [keyLabel(','), t`Settings`],
        [keyLabel('B'), t`Fold or open the sidebar`],
        [keyLabel('/'), t`These keys`],
        ...(canLock ? [[keyLabel('L', true), t`Lock Kaizup`] as const] : []),
      ],
    },
    {
      name: t`In the calendar`,
      keys: [
        ['← ↑ ↓ →', t`Go to another day or post`],
        ['Page ↑ ↓', t`Go to another month or week`],
        ['T', t`Today`],
        ['N', t`New post on this day`],
        ['⏎', t`Open the post`],
        ['M', t`Pick the post up, then move it with the arrows`],
        ['D', t`Make a copy of the post`],
        ['Esc', t`Put it back`],
      ],
    },
  ] as const;
  return (
    <Dialog title={t`Keys`} size="medium" onClose={() => showShortcuts(false)}>
      <div className="grid grid-cols-2 gap-8">
        {groups.map(({ name, keys }) => (
          <section key={name}>
            <h3 className="mb-1.5 font-medium text-data text-ink-2">{name}</h3>
            <dl className="flex flex-col">
              {keys.map(([key, words]) => (
                <div key={key} className="flex min-h-8 items-center gap-4">
                  <dd className="order-2 shrink-0">
                    <Kbd>{key}</Kbd>
                  </dd>
                  <dt className="min-w-0 flex-1">{words}</dt>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
