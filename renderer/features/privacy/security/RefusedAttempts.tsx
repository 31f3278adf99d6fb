import { Plural, useLingui } from '@lingui/react/macro';
import type { AccountSecurity } from '../../../../shared/model/owner.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Section } from '../../../ui/ViewFrame.tsx';

/** Who failed to unlock, as far as it is known: when, and how often in a row. */
export function RefusedAttempts({ attempts }: { readonly attempts: AccountSecurity['refusedAttempts'] }) {
  const { t, i18n } = useLingui();
  const moment = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  return (
    <Section
      title={t`Refused attempts`}
      description={t`From the fifth in a row on each has to wait longer, and you are told.`}
    >
      {attempts.length === 0 ? (
        <p className="px-4 py-3 text-ink-2">{t`Nobody has failed to unlock Kaizup.`}</p>
      ) : (
        attempts.map(({ at, failures }) => (
          <p key={`${at}-${failures}`} className="flex flex-wrap justify-between gap-x-6 px-4 py-2.5">
            <time dateTime={new Date(at).toISOString()} className="text-ink-1 tabular-nums">
              {moment.format(at)}
            </time>
            <span className="text-data text-ink-2 tabular-nums">
              <Plural value={failures} one="# failure" other="# failures in a row" />
            </span>
          </p>
        ))
      )}
    </Section>
  );
}
