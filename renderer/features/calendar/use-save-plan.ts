import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { PlanFormat } from '../../../shared/model/plan.ts';
import { bridge } from '../../app/bridge.ts';
import { useErrorSentence } from '../../ui/error-sentence.ts';
import { showToast } from '../../ui/toast.ts';

/** Writes the plan where the owner says, and tells them what became of it. */
export function useSavePlan(): (format: PlanFormat) => Promise<void> {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  return async (format) => {
    const outcome = await bridge.savePlan(format);
    if (outcome.kind === 'failed') {
      showToast({ tone: 'warning', text: sentence(outcome.error.code, outcome.error.details) });
    } else if (outcome.kind === 'done') {
      const { posts } = outcome.value;
      showToast({
        tone: 'success',
        text: t`${plural(posts, { one: '# post saved. Anybody who has the file can read it.', other: '# posts saved. Anybody who has the file can read them.' })}`,
      });
    }
  };
}
