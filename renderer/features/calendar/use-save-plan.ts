import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { PlanFormat, PlanPart } from '../../../shared/model/plan.ts';
import { bridge } from '../../app/bridge.ts';
import { useErrorSentence } from '../../ui/error-sentence.ts';
import { showToast } from '../../ui/toast.ts';

/** Writes a part of the plan where the owner says, and tells them what became of it. False: nothing was written. */
export function useSavePlan(): (format: PlanFormat, part: PlanPart) => Promise<boolean> {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  return async (format, part) => {
    const outcome = await bridge.savePlan(format, part);
    if (outcome.kind === 'failed') {
      showToast({ tone: 'warning', text: sentence(outcome.error.code, outcome.error.details) });
    } else if (outcome.kind === 'done') {
      const { posts } = outcome.value;
      if (posts === 0) {
        showToast({ tone: 'info', text: t`No post is in this part of the plan: the file is empty.` });
        return true;
      }
      showToast({
        tone: 'success',
        text: t`${plural(posts, { one: '# post saved. Anybody who has the file can read it.', other: '# posts saved. Anybody who has the file can read them.' })}`,
      });
    }
    return outcome.kind === 'done';
  };
}
