import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { PasswordStrength } from '../../../../shared/model/owner.ts';
import { engine } from '../../../app/engine-client.ts';
import { cx } from '../../../ui/cx.ts';
import { findingWords, leastScore, scoreWords } from './strength-words.ts';

/** Typing settles for this long before the engine is asked (ms). */
const settle = 200;

/** How the engine judges what is typed; null while there is nothing to judge. */
export function useStrength(password: string): PasswordStrength | null {
  const [strength, setStrength] = useState<PasswordStrength | null>(null);
  useEffect(() => {
    let isOld = false;
    const weigh = async (): Promise<void> => {
      const next = password === '' ? null : await engine.owner.weighPassword({ password }).catch(() => null);
      if (!isOld) setStrength(next);
    };
    const timer = setTimeout(() => void weigh(), settle);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [password]);
  return strength;
}

/** A bar, a word, and what would make the password better. Keeps its place while there is nothing to say. */
export function StrengthNote({ strength }: { readonly strength: PasswordStrength | null }) {
  const { t } = useLingui();
  const words = strength === null ? undefined : scoreWords[strength.score];
  const isEnough = strength !== null && strength.score >= leastScore;
  return (
    <div role="status" className="flex min-h-16 flex-col gap-1.5 text-data">
      <div className="flex items-center gap-3">
        <span aria-hidden="true" className="flex flex-1 gap-1">
          {[1, 2, 3, 4].map((part) => (
            <span
              key={part}
              className={cx(
                'h-1.5 flex-1 rounded-full',
                strength === null || Math.max(1, strength.score) < part
                  ? 'bg-surface-3'
                  : isEnough
                    ? 'bg-accent'
                    : 'bg-danger',
              )}
            />
          ))}
        </span>
        <span className={cx('w-36 text-right font-medium', isEnough ? 'text-ink-1' : 'text-ink-2')}>
          {words === undefined ? t`Strength` : t(words)}
        </span>
      </div>
      {strength === null ? (
        <p className="text-ink-2">{t`Judged on this computer; it is sent nowhere.`}</p>
      ) : (
        strength.findings.slice(0, 2).map((finding) => (
          <p key={finding} className="text-ink-2">
            {t(findingWords[finding])}
          </p>
        ))
      )}
    </div>
  );
}
