import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { networkLimits } from '../../../../shared/limits/network-limits.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useHoursWords } from './hours-words.ts';
import type { OptionFieldsProps } from './OptionsPanel.tsx';

/** A question, its answers and how long people may choose. */
export function PollFields({ account, options, onChange }: OptionFieldsProps) {
  const { t } = useLingui();
  const hoursWords = useHoursWords();
  const { poll } = options;
  const limits = networkLimits[account.network].poll;
  if (poll === null || limits === undefined) return null;
  const set = (change: Partial<typeof poll>): void => onChange({ poll: { ...poll, ...change } });
  const answer = (index: number, text: string): void =>
    set({ options: poll.options.map((known, place) => (place === index ? text : known)) });
  const left = limits.maxOptions - poll.options.length;
  return (
    <>
      {limits.questionIsText ? (
        <p className="text-data text-ink-2">
          <Trans>The text of the post is the question.</Trans>
        </p>
      ) : (
        <TextField label={t`Question`} value={poll.question} onChange={(question) => set({ question })} />
      )}
      <ol className="flex flex-col gap-2">
        {poll.options.map((text, index) => (
          // Answers have no identity but their place.
          <li key={`${index + 1}`} className="flex items-end gap-1">
            <TextField
              label={t`Answer ${index + 1}`}
              value={text}
              onChange={(value) => answer(index, value)}
              className="flex-1"
            />
            {poll.options.length > limits.minOptions && (
              <IconButton
                label={t`Take off answer ${index + 1}`}
                onPress={() => set({ options: poll.options.filter((_, place) => place !== index) })}
              >
                <X size={15} aria-hidden="true" />
              </IconButton>
            )}
          </li>
        ))}
      </ol>
      {left > 0 && (
        <div className="-ml-2 flex items-center gap-2">
          <Button variant="quiet" onPress={() => set({ options: [...poll.options, ''] })}>
            <Plus size={15} aria-hidden="true" />
            <Trans>Add an answer</Trans>
          </Button>
          <span className="text-data text-ink-2">
            <Plural value={left} one="# more fits" other="# more fit" />
          </span>
        </div>
      )}
      <Select
        label={t`People can choose for`}
        value={String(poll.durationHours)}
        onChange={(value: string) => set({ durationHours: Number(value) })}
        options={limits.durationHours.map((hours) => ({ value: String(hours), label: hoursWords(hours) }))}
      />
      {limits.multiple && (
        <Checkbox isSelected={poll.multiple} onChange={(multiple) => set({ multiple })}>
          <Trans>People may choose several answers</Trans>
        </Checkbox>
      )}
    </>
  );
}
