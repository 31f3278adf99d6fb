import { Trans, useLingui } from '@lingui/react/macro';
import type { ProfileChange } from '../../../../shared/model/owner.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Section } from '../../../ui/ViewFrame.tsx';
import { fieldWords } from './field-words.ts';

/** What each detail was before it was corrected, newest first. */
export function Corrections({ changes }: { readonly changes: readonly ProfileChange[] }) {
  const { t, i18n } = useLingui();
  const moment = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const empty = <span className="text-ink-3">{t`empty`}</span>;
  return (
    <Section
      title={t`Corrections`}
      description={t`Each change of your details, so that you can show what was held and since when.`}
    >
      {changes.length === 0 ? (
        <p className="px-4 py-3 text-ink-2">{t`Nothing has been changed yet.`}</p>
      ) : (
        <div className="overflow-x-auto">
          <table aria-label={t`Corrections of your details`} className="w-full text-left text-data">
            <thead className="bg-surface-0 text-ink-2">
              <tr>
                <th scope="col" className="px-4 py-2 font-medium">
                  <Trans>What</Trans>
                </th>
                <th scope="col" className="px-4 py-2 font-medium">
                  <Trans>Before</Trans>
                </th>
                <th scope="col" className="px-4 py-2 font-medium">
                  <Trans>After</Trans>
                </th>
                <th scope="col" className="px-4 py-2 font-medium">
                  <Trans>When</Trans>
                </th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line border-line border-t">
              {changes.map(({ id, at, field, before, after }) => (
                <tr key={id} className="align-top">
                  <th scope="row" className="px-4 py-2.5 font-medium text-ink-1">
                    {t(fieldWords[field])}
                  </th>
                  <td className="break-words px-4 py-2.5 text-ink-2">{before === '' ? empty : before}</td>
                  <td className="break-words px-4 py-2.5 text-ink-1">{after === '' ? empty : after}</td>
                  <td className="whitespace-nowrap px-4 py-2.5 text-ink-2 tabular-nums">
                    {moment.format(at)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
