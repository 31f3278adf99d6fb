import { Trans, useLingui } from '@lingui/react/macro';
import { features } from '../../../../shared/capabilities/capability.ts';
import { featureSupport, typeSupport } from '../../../../shared/capabilities/index.ts';
import {
  contentTypeNames,
  featureNames,
  missingReasonWords,
} from '../../../../shared/i18n/capability-words.ts';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { Account } from '../../../../shared/model/account.ts';
import { contentTypes } from '../../../../shared/model/content-type.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { reachedByKeyboard } from '../../post/reached-by-keyboard.ts';

interface MissingDialogProps {
  readonly account: Account;
  readonly onClose: () => void;
}

/** What the account's network does not offer, and why: asked for, never in the way. */
export function MissingDialog({ account, onClose }: MissingDialogProps) {
  const { t, i18n } = useLingui();
  const { network, kind } = account;
  const name = networkNames[network];
  const missing = [
    ...contentTypes.map((type) => ({
      words: contentTypeNames[type],
      support: typeSupport(network, kind, type),
    })),
    ...features.map((feature) => ({
      words: featureNames[feature],
      support: featureSupport(network, kind, feature),
    })),
  ].flatMap(({ words, support }) => (support === true ? [] : [{ words, reason: support }]));
  return (
    <Dialog title={t`What ${name} does not offer here`} onClose={onClose}>
      {missing.length === 0 ? (
        <p className="text-ink-2">
          <Trans>Everything that Kaizup knows, {name} offers to this account.</Trans>
        </p>
      ) : (
        <div {...reachedByKeyboard} role="region" aria-label={t`What ${name} does not offer here`}>
          <dl className="flex flex-col divide-y divide-line">
            {missing.map(({ words, reason }) => (
              <div key={i18n._(words)} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-4 py-2.5">
                <dt className="font-medium text-ink-1 text-sm">{i18n._(words)}</dt>
                <dd className="text-data text-ink-2 leading-5">{i18n._(missingReasonWords[reason])}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </Dialog>
  );
}
