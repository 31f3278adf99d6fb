import { useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { engine, orpc } from '../../app/engine-client.ts';
import { Switch } from '../../ui/Switch.tsx';
import { toastError } from '../../ui/toast-error.ts';
import { Row } from '../../ui/ViewFrame.tsx';
import { SettingWords } from '../settings/SettingWords.tsx';

/** Whether networks that can hold a scheduled post themselves get new ones at once. */
export function HandOverSetting() {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const rules = useQuery(orpc.publishing.rules.queryOptions());
  const change = useMutation({
    mutationFn: (wanted: boolean) => engine.publishing.setHandOver({ wanted }),
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: orpc.publishing.rules.key() }),
  });
  if (rules.data === undefined) return null;
  return (
    <Row>
      <Switch
        atEnd
        className="w-full"
        isSelected={change.isPending ? change.variables : rules.data.handOver}
        onChange={(wanted) => change.mutate(wanted)}
      >
        <SettingWords
          name={t`Let networks hold new posts themselves`}
          note={t`Facebook and Mastodon then publish at the time you chose even when this computer is off. You can choose otherwise for each post.`}
        />
      </Switch>
    </Row>
  );
}
