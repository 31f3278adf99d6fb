import { Trans, useLingui } from '@lingui/react/macro';
import { consentWords } from '../../../shared/i18n/consent-words.ts';
import { type ConsentCategory, consentCategory } from '../../../shared/model/consent.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { YesNo } from './YesNo.tsx';

/** What was decided so far; a category that is missing has not been decided. */
export type Decisions = Partial<Readonly<Record<ConsentCategory, boolean>>>;

interface ConsentChoicesProps {
  readonly decisions: Decisions;
  readonly onDecide: (category: ConsentCategory, granted: boolean) => void;
  readonly onDecideAll: (granted: boolean) => void;
  readonly isInvalid: boolean;
}

/** A decision on each category; refusing all takes exactly as much as accepting all. */
export function ConsentChoices({ decisions, onDecide, onDecideAll, isInvalid }: ConsentChoicesProps) {
  const { i18n } = useLingui();
  return (
    <section
      aria-labelledby="consent-title"
      className={cx(
        'rounded-xl border bg-surface-1 shadow-card',
        isInvalid ? 'border-danger' : 'border-line',
      )}
    >
      <div className="flex flex-col gap-3 px-5 pt-4 pb-3">
        <div>
          <h2 id="consent-title" className="font-semibold text-heading">
            <Trans>What you agree to</Trans>
          </h2>
          <p className="max-w-[62ch] text-ink-2">
            <Trans>
              What Kaizup needs to do its work is not asked here. The rest is yours to decide, now and later.
            </Trans>
          </p>
        </div>
        <div className="grid grid-cols-2 gap-3">
          <Button variant="secondary" onPress={() => onDecideAll(false)}>
            <Trans>Refuse all</Trans>
          </Button>
          <Button variant="secondary" onPress={() => onDecideAll(true)}>
            <Trans>Accept all</Trans>
          </Button>
        </div>
      </div>
      <ul className="divide-y divide-line border-line border-t">
        {consentCategory.options.map((category) => {
          const { name, what } = consentWords[category];
          return (
            <li key={category} className="flex items-center gap-5 px-5 py-3">
              <div className="min-w-0 flex-1">
                <h3 className="font-medium">{i18n._(name)}</h3>
                <p className="text-data text-ink-2">{i18n._(what)}</p>
              </div>
              <YesNo
                label={i18n._(name)}
                value={decisions[category] ?? null}
                onChange={(granted) => onDecide(category, granted)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
