import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  countedFromWords,
  retentionReasonWords,
  retentionWords,
} from '../../../../shared/i18n/retention-words.ts';
import type { SweepRun } from '../../../../shared/model/retention.ts';
import {
  type KeptFor,
  logMonths,
  type RetentionRuleId,
  retentionRules,
} from '../../../../shared/privacy/retention-rules.ts';
import { engine, orpc } from '../../../app/engine-client.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Select } from '../../../ui/Select.tsx';
import { toastError } from '../../../ui/toast-error.ts';
import { Row, Section } from '../../../ui/ViewFrame.tsx';
import { SettingWords } from '../../settings/SettingWords.tsx';

interface HowLongProps {
  /** Undefined: not read yet. */
  readonly retention: { readonly logMonths: number; readonly runs: readonly SweepRun[] } | undefined;
}

const ruleIds = Object.keys(retentionRules) as RetentionRuleId[];
const monthChoices = Array.from({ length: logMonths.most - logMonths.least + 1 }, (_, more) =>
  String(logMonths.least + more),
);

/** How long everything stays, by which rule, and what went last. */
export function HowLong({ retention }: HowLongProps) {
  const { t, i18n } = useLingui();
  const queryClient = useQueryClient();
  const set = useMutation({
    mutationFn: (months: number) => engine.privacy.setLogMonths({ months }),
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: orpc.privacy.retention.key() }),
  });
  const months = set.isPending ? set.variables : retention?.logMonths;
  const lastRun = retention?.runs.find(({ rule }) => rule === 'all');
  const day = new Intl.DateTimeFormat(formatLocale(i18n.locale), { dateStyle: 'medium' });
  const moment = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  const lastTime = lastRun === undefined ? null : moment.format(lastRun.at);

  const length = (keptFor: KeptFor): string => {
    const count = keptFor.unit === 'owner' ? (months ?? logMonths.default) : keptFor.count;
    switch (keptFor.unit) {
      case 'days':
        return t`${plural(count, { one: '# day', other: '# days' })}`;
      case 'years':
        return t`${plural(count, { one: '# year', other: '# years' })}`;
      case 'months':
      case 'owner':
        return t`${plural(count, { one: '# month', other: '# months' })}`;
    }
  };

  return (
    <>
      <Section
        title={t`How long things stay`}
        description={t`Once a day Kaizup lets go what its rule lets go. Your posts, pictures and accounts stay until you delete them.`}
      >
        <Row>
          <SettingWords
            name={t`Technical logs`}
            note={t`Activity, requests, audit log and log files: between six and twelve months. A shorter time counts at once.`}
          />
          <Select
            label={t`Technical logs`}
            hideLabel
            value={months === undefined ? null : String(months)}
            onChange={(value) => set.mutate(Number(value))}
            options={monthChoices.map((value) => ({
              value,
              label: t`${plural(Number(value), { one: '# month', other: '# months' })}`,
            }))}
            className="w-40"
          />
        </Row>
        {lastRun !== undefined && (
          <Row>
            <SettingWords name={t`Last time`} note={lastTime ?? ''} />
            <span className="text-data text-ink-2 tabular-nums">
              <Plural
                value={lastRun.removed}
                _0="Nothing was old enough to go"
                one="# record was let go"
                other="# records were let go"
              />
            </span>
          </Row>
        )}
      </Section>
      <div className="overflow-x-auto rounded-xl border border-line bg-surface-1 shadow-card">
        <table aria-label={t`Rules by which things go`} className="w-full text-left text-data">
          <thead className="bg-surface-0 text-ink-2">
            <tr>
              <th scope="col" className="px-4 py-2 font-medium">
                <Trans>What</Trans>
              </th>
              <th scope="col" className="px-4 py-2 font-medium">
                <Trans>Goes after</Trans>
              </th>
              <th scope="col" className="px-4 py-2 font-medium">
                <Trans>Why until then</Trans>
              </th>
              <th scope="col" className="px-4 py-2 font-medium">
                <Trans>Last gone</Trans>
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-line border-t">
            {ruleIds.map((id) => {
              const { keptFor, from, why } = retentionRules[id];
              const last = retention?.runs.find(({ rule }) => rule === id);
              return (
                <tr key={id} className="align-top">
                  <th scope="row" className="px-4 py-2.5 font-medium text-ink-1">
                    {t(retentionWords[id])}
                  </th>
                  <td className="px-4 py-2.5 text-ink-1 tabular-nums">
                    {length(keptFor)}
                    <span className="block text-ink-2">{t(countedFromWords[from])}</span>
                  </td>
                  <td className="px-4 py-2.5 text-ink-2">{t(retentionReasonWords[why])}</td>
                  <td className="whitespace-nowrap px-4 py-2.5 text-ink-2 tabular-nums">
                    {last === undefined ? '–' : `${i18n.number(last.removed)} · ${day.format(last.at)}`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
