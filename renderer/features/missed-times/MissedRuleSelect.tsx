import type { I18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { MissedRule } from '../../../shared/model/missed.ts';
import { Select, type SelectOption } from '../../ui/Select.tsx';

interface MissedRuleSelectProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: MissedRule;
  readonly onChange: (rule: MissedRule) => void;
  /** Offers to follow the rule for all posts; what that is, when this one is chosen. */
  readonly general?: { readonly rule: MissedRule; readonly chosen: boolean; readonly onChoose: () => void };
}

/** How late a post may go out (minutes), as choices. */
const choices: readonly number[] = [15, 30, 60, 180, 720];

const keyOf = (rule: MissedRule): string => (rule.kind === 'late' ? String(rule.minutes) : rule.kind);

/** What the owner wants for a time that was missed. */
export function MissedRuleSelect({ label, hideLabel, value, onChange, general }: MissedRuleSelectProps) {
  const { i18n } = useLingui();
  const minutes = value.kind === 'late' && !choices.includes(value.minutes) ? [value.minutes] : [];
  const rules: readonly MissedRule[] = [
    ...[...choices, ...minutes]
      .toSorted((first, second) => first - second)
      .map((late) => ({ kind: 'late', minutes: late }) as const),
    { kind: 'next-slot' },
    { kind: 'ask' },
  ];
  const options: readonly SelectOption<string>[] = [
    ...(general === undefined ? [] : [{ value: 'general', label: t(i18n)`As for all posts` }]),
    ...rules.map((rule) => ({ value: keyOf(rule), label: ruleWords(i18n, rule) })),
  ];
  return (
    <Select<string>
      label={label}
      {...(hideLabel === undefined ? {} : { hideLabel })}
      value={general?.chosen === true ? 'general' : keyOf(value)}
      options={options}
      {...(general?.chosen === true ? { description: ruleWords(i18n, general.rule) } : {})}
      onChange={(key) => {
        const rule = rules.find((known) => keyOf(known) === key);
        if (rule !== undefined) onChange(rule);
        else general?.onChoose();
      }}
    />
  );
}

function ruleWords(i18n: I18n, rule: MissedRule): string {
  if (rule.kind === 'ask') return t(i18n)`Not without asking me`;
  if (rule.kind === 'next-slot') return t(i18n)`Not late, in the next free slot`;
  const { minutes } = rule;
  const hours = minutes / 60;
  return Number.isInteger(hours)
    ? t(i18n)`${plural(hours, { one: 'Up to # hour late', other: 'Up to # hours late' })}`
    : t(i18n)`${plural(minutes, { one: 'Up to # minute late', other: 'Up to # minutes late' })}`;
}
