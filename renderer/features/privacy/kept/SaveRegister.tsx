import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import type { RegisterEntry } from '../../../../shared/contract/privacy.ts';
import { activityWords, legalBasisWords, safeguardWords } from '../../../../shared/i18n/register-words.ts';
import {
  processingActivities,
  type Recipient,
  type RecipientId,
  recipients,
} from '../../../../shared/privacy/register.ts';
import { bridge } from '../../../app/bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { tellFileOutcome } from '../your-data/tell-file-outcome.ts';

/** Writes the record of processing activities (GDPR Art. 30) to a file, in the owner's language and with every place. */
export function SaveRegister({ entries }: { readonly entries: readonly RegisterEntry[] }) {
  const { t } = useLingui();
  const save = useMutation({
    mutationFn: () => {
      const activities = entries.map(({ activity, ...places }) => ({
        activity: t(activityWords[activity].name),
        purpose: t(activityWords[activity].purpose),
        legalBasis: t(legalBasisWords[processingActivities[activity].basis]),
        sources: processingActivities[activity].sources,
        kept: t(activityWords[activity].kept),
        recipients: processingActivities[activity].recipients,
        ...places,
      }));
      const all = Object.entries(recipients) as readonly (readonly [RecipientId, Recipient])[];
      const register = {
        register: 'Kaizup',
        writtenAt: new Date().toISOString(),
        activities,
        recipients: all.map(([id, recipient]) => ({
          id,
          ...recipient,
          safeguard: t(safeguardWords[recipient.safeguard]),
        })),
      };
      return bridge.saveText('kaizup-register.json', `${JSON.stringify(register, null, 2)}\n`);
    },
    onSuccess: (outcome) => tellFileOutcome(outcome, t`The register is written.`),
  });
  return (
    <Button className="self-start" isPending={save.isPending} onPress={() => save.mutate()}>
      <Trans>Save the register…</Trans>
    </Button>
  );
}
