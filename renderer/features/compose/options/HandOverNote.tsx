import { Trans } from '@lingui/react/macro';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { OptionFieldsProps } from './OptionsPanel.tsx';

/** What handing over means, in one sentence each way. */
export function HandOverNote({ account }: OptionFieldsProps) {
  const network = networkNames[account.network];
  return (
    <p className="text-data text-ink-2">
      <Trans>
        {network} holds this post and publishes it at its time, also while this computer is off. Kaizup brings
        it there as soon as {network} takes it; you can still move, change or cancel it here.
      </Trans>
    </p>
  );
}
