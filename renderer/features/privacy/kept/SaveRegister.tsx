import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import type { RegisterKind } from '../../../../shared/model/rights.ts';
import { bridge } from '../../../app/bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { tellFileOutcome } from '../your-data/tell-file-outcome.ts';

/** Writes the record of processing activities (GDPR Art. 30) to a file, in the owner's language: for people, or for programs. */
export function SaveRegister() {
  const { t } = useLingui();
  const save = useMutation({
    mutationFn: (kind: RegisterKind) => bridge.saveRegister(kind),
    onSuccess: (outcome) => tellFileOutcome(outcome, t`The register is written.`),
  });
  const pending = save.isPending ? save.variables : null;
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        isPending={pending === 'pdf'}
        isDisabled={pending === 'json'}
        onPress={() => save.mutate('pdf')}
      >
        <Trans>Save the register as PDF…</Trans>
      </Button>
      <Button
        isPending={pending === 'json'}
        isDisabled={pending === 'pdf'}
        onPress={() => save.mutate('json')}
      >
        <Trans>Save it as JSON…</Trans>
      </Button>
    </div>
  );
}
