import { useLingui } from '@lingui/react/macro';
import { signalWords } from '../../../../shared/i18n/breach-words.ts';
import type { BreachSignal } from '../../../../shared/model/breach.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Section } from '../../../ui/ViewFrame.tsx';

/** Signals that were no incident, with the owner's reason. */
export function JudgedSignals({ signals }: { readonly signals: readonly BreachSignal[] }) {
  const { t, i18n } = useLingui();
  const when = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <Section title={t`It was nothing`}>
      {signals.map(({ id, kind, firstAt, reason }) => (
        <div key={id} className="px-4 py-3">
          <p className="text-ink-1">{t(signalWords[kind].name)}</p>
          <p className="text-data text-ink-2 tabular-nums">
            {when.format(firstAt)} · {reason}
          </p>
        </div>
      ))}
    </Section>
  );
}
