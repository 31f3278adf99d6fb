import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RestrictionScope } from '../../../../shared/model/restriction.ts';
import { engine } from '../../../app/engine-client.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Switch } from '../../../ui/Switch.tsx';
import { toastError } from '../../../ui/toast-error.ts';
import { showToast } from '../../../ui/toast.ts';
import { Row } from '../../../ui/ViewFrame.tsx';
import { SettingWords } from '../../settings/SettingWords.tsx';

interface HoldSwitchProps {
  readonly scope: RestrictionScope;
  /** On hold since (ms); null: not on hold. */
  readonly since: number | null;
  readonly name: string;
  readonly note: string;
}

/** Puts one thing on hold, or lets it go on; counts from that moment. */
export function HoldSwitch({ scope, since, name, note }: HoldSwitchProps) {
  const { t, i18n } = useLingui();
  const queryClient = useQueryClient();
  const when = new Intl.DateTimeFormat(formatLocale(i18n.locale), { dateStyle: 'long', timeStyle: 'short' });
  const change = useMutation({
    mutationFn: async (held: boolean) => {
      if (!held) {
        await engine.privacy.liftRestriction({ scope });
        return;
      }
      const { stillHeldThere } = await engine.privacy.restrict({ scope });
      if (stillHeldThere > 0) {
        showToast({
          tone: 'warning',
          text: t`${plural(stillHeldThere, {
            one: '# post is still with its network, which did not give it back. Kaizup asks again.',
            other: '# posts are still with their networks, which did not give them back. Kaizup asks again.',
          })}`,
        });
      }
    },
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries(),
  });
  return (
    <Row>
      <Switch
        atEnd
        className="w-full"
        isSelected={change.isPending ? change.variables : since !== null}
        onChange={(held) => change.mutate(held)}
      >
        <span className="flex flex-col">
          <SettingWords name={name} note={note} />
          {since !== null && (
            <span className="text-warning-ink text-xs tabular-nums">
              <Trans>On hold since {when.format(since)}</Trans>
            </span>
          )}
        </span>
      </Switch>
    </Row>
  );
}
