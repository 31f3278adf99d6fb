import { useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MissedRule } from '../../../shared/model/missed.ts';
import { engine, orpc } from '../../app/engine-client.ts';
import { toastError } from '../../ui/toast-error.ts';
import { Row } from '../../ui/ViewFrame.tsx';
import { SettingWords } from '../settings/SettingWords.tsx';
import { MissedRuleSelect } from './MissedRuleSelect.tsx';

/** What is done, for all posts, when a time was missed. */
export function MissedRuleSetting() {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const rules = useQuery(orpc.publishing.rules.queryOptions());
  const change = useMutation({
    mutationFn: (rule: MissedRule) => engine.publishing.setMissedRule(rule),
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: orpc.publishing.rules.key() }),
  });
  const rule = change.isPending ? change.variables : rules.data?.missed;
  return (
    <Row>
      <SettingWords
        name={t`How late a post may go out`}
        note={t`When the computer was off or asleep, there was no connection, or publishing was paused. After that, Kaizup asks you.`}
      />
      {rule !== undefined && (
        <MissedRuleSelect
          label={t`How late a post may go out`}
          hideLabel
          value={rule}
          onChange={(next) => change.mutate(next)}
        />
      )}
    </Row>
  );
}
