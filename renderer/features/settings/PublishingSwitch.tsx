import { useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { engine, orpc } from '../../app/engine-client.ts';
import { Switch } from '../../ui/Switch.tsx';
import { toastError } from '../../ui/toast-error.ts';
import { Row } from '../../ui/ViewFrame.tsx';
import { SettingWords } from './SettingWords.tsx';

/** Pauses and resumes everything that would go out. */
export function PublishingSwitch() {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const state = useQuery(orpc.app.state.queryOptions());
  const change = useMutation({
    mutationFn: (paused: boolean) => (paused ? engine.app.pause() : engine.app.resume()),
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: orpc.app.state.key() }),
  });
  const paused = change.isPending ? change.variables : (state.data?.paused ?? false);
  return (
    <Row>
      <Switch
        atEnd
        className="w-full"
        isSelected={paused}
        isDisabled={state.data === undefined}
        onChange={(next) => change.mutate(next)}
      >
        <SettingWords
          name={t`Pause publishing`}
          note={t`Nothing goes out until you resume. Posts keep their times; what was due meanwhile waits for your word.`}
        />
      </Switch>
    </Row>
  );
}
