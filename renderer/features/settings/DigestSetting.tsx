import { useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DigestTime } from '../../../shared/model/daily-digest.ts';
import { usualDigestTime } from '../../../shared/model/usual-digest-time.ts';
import { engine, orpc } from '../../app/engine-client.ts';
import { Switch } from '../../ui/Switch.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { toastError } from '../../ui/toast-error.ts';
import { Row } from '../../ui/ViewFrame.tsx';
import { SettingWords } from './SettingWords.tsx';

/** Whether, and at what time, a notification sums up the day; it is one of the notifications. */
export function DigestSetting({ notifications }: { readonly notifications: boolean }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const digest = useQuery(orpc.app.digest.queryOptions());
  const change = useMutation({
    mutationFn: (minutes: DigestTime) => engine.app.setDigest({ minutes }),
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: orpc.app.digest.key() }),
  });
  if (digest.data === undefined) return null;
  const minutes = change.isPending ? change.variables : digest.data.minutes;
  const told = notifications && minutes !== null;
  return (
    <Row>
      <Switch
        atEnd
        className="min-w-0 flex-1"
        isDisabled={!notifications}
        isSelected={told}
        onChange={(wanted) => change.mutate(wanted ? usualDigestTime : null)}
      >
        <SettingWords
          name={t`The day in one notification`}
          note={
            notifications
              ? t`Once a day: how yesterday went, what goes out today, and what needs you.`
              : t`Turn notifications on to be told.`
          }
        />
      </Switch>
      {told && (
        <TimeField
          label={t`When to tell the day`}
          hideLabel
          value={minutes}
          onChange={(next) => change.mutate(next)}
        />
      )}
    </Row>
  );
}
