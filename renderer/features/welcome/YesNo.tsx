import { useLingui } from '@lingui/react/macro';
import { Radio, RadioGroup } from 'react-aria-components';

interface YesNoProps {
  readonly label: string;
  /** Null as long as nothing has been chosen. */
  readonly value: boolean | null;
  readonly onChange: (value: boolean) => void;
}

/** A question that starts without an answer; both answers look and weigh the same. */
export function YesNo({ label, value, onChange }: YesNoProps) {
  const { t } = useLingui();
  const answers = [
    { value: 'no', words: t`No` },
    { value: 'yes', words: t`Yes` },
  ];
  return (
    <RadioGroup
      aria-label={label}
      orientation="horizontal"
      value={value === null ? null : value ? 'yes' : 'no'}
      onChange={(answer) => onChange(answer === 'yes')}
      className="inline-flex shrink-0 rounded-lg bg-surface-2 p-0.5 ring-1 ring-line ring-inset"
    >
      {answers.map((answer) => (
        <Radio
          key={answer.value}
          value={answer.value}
          className="inline-flex min-h-8 min-w-14 items-center justify-center rounded-[7px] px-3 font-medium text-data text-ink-2 transition-colors hover:text-ink-1 focus-visible:outline-2 focus-visible:outline-accent selected:bg-accent selected:text-on-accent"
        >
          {answer.words}
        </Radio>
      ))}
    </RadioGroup>
  );
}
