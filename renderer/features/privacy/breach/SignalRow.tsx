import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { auditFaultWords } from '../../../../shared/i18n/audit-words.ts';
import { signalWords } from '../../../../shared/i18n/breach-words.ts';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { BreachSignal } from '../../../../shared/model/breach.ts';
import { networkIds } from '../../../../shared/model/network-ids.ts';
import { engine } from '../../../app/engine-client.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { toastError } from '../../../ui/toast-error.ts';

interface SignalRowProps {
  readonly signal: BreachSignal;
  readonly isPending: boolean;
  readonly onOpen: () => void;
}

/** A signal that waits for the owner's word. */
export function SignalRow({ signal, isPending, onOpen }: SignalRowProps) {
  const { t, i18n } = useLingui();
  const [dismissing, setDismissing] = useState(false);
  const when = new Intl.DateTimeFormat(formatLocale(i18n.locale), { dateStyle: 'long', timeStyle: 'short' });
  const { name, what } = signalWords[signal.kind];
  const facts = useSignalFacts(signal);
  return (
    <div className="flex flex-col gap-2 px-4 py-3.5">
      <h3 className="font-medium text-ink-1">{t(name)}</h3>
      <p className="max-w-[68ch] text-ink-2">{t(what)}</p>
      <p className="text-data text-ink-2 tabular-nums">
        {[
          when.format(signal.firstAt),
          ...(signal.times > 1
            ? [t`${plural(signal.times, { one: 'seen once', other: 'seen # times' })}`]
            : []),
          ...facts,
        ].join(' · ')}
      </p>
      <div className="flex flex-wrap gap-2 pt-1">
        <Button variant="primary" isPending={isPending} onPress={onOpen}>
          <Trans>Look into it</Trans>
        </Button>
        <Button onPress={() => setDismissing(true)}>
          <Trans>It was nothing…</Trans>
        </Button>
      </div>
      {dismissing && <DismissSignal signal={signal} onClose={() => setDismissing(false)} />}
    </div>
  );
}

/** What is known of a signal, in a few words. */
export function useSignalFacts({ kind, facts }: BreachSignal): string[] {
  const { t } = useLingui();
  const network = networkIds.find((id) => id === facts['network']);
  const fault = Object.entries(auditFaultWords).find(([code]) => code === facts['fault'])?.[1];
  const text = (name: string): string | undefined =>
    facts[name] === undefined || facts[name] === '' ? undefined : String(facts[name]);
  const { before = '?', now = '?' } = facts;
  return [
    network === undefined ? undefined : networkNames[network],
    text('account'),
    text('host'),
    fault === undefined || kind === 'older-database' ? undefined : t(fault),
    kind === 'key-backend-changed' ? `${before} → ${now}` : undefined,
    kind === 'unlock-refused' && typeof facts['count'] === 'number'
      ? t`${plural(facts['count'], { one: '# attempt', other: '# attempts' })}`
      : undefined,
  ].filter((part) => part !== undefined);
}

function DismissSignal({ signal, onClose }: { readonly signal: BreachSignal; readonly onClose: () => void }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const dismiss = useMutation({
    mutationFn: () => engine.breach.dismiss({ signalId: signal.id, reason }),
    onSuccess: onClose,
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries(),
  });
  return (
    <Dialog
      title={t`Why was it nothing?`}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            variant="primary"
            isDisabled={reason.trim().length < 3}
            isPending={dismiss.isPending}
            onPress={() => dismiss.mutate()}
          >
            <Trans>It was no incident</Trans>
          </Button>
        </>
      }
    >
      <TextArea
        label={t`Reason`}
        rows={3}
        value={reason}
        onChange={setReason}
        maxLength={1000}
        description={t`Kept with the signal for five years: it shows that you looked.`}
        autoFocus
      />
    </Dialog>
  );
}
