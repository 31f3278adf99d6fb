import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { auditFaultWords } from '../../../../shared/i18n/audit-words.ts';
import { orpc } from '../../../app/engine-client.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { toastError } from '../../../ui/toast-error.ts';
import { Row, Section } from '../../../ui/ViewFrame.tsx';
import { SettingWords } from '../../settings/SettingWords.tsx';

/** Walks the whole log and says whether it is as it was written. */
export function VerifyLog() {
  const { t } = useLingui();
  const verify = useMutation(orpc.privacy.verifyAudit.mutationOptions({ onError: toastError }));
  const verdict = verify.data;
  return (
    <Section
      title={t`Is the log whole?`}
      description={t`Each entry is sealed together with the one before it. A changed, missing or added entry breaks the seal.`}
    >
      <Row>
        <SettingWords
          name={t`Verify every entry`}
          note={t`Note the seal somewhere else: as long as it is found again, nothing before it was changed.`}
        />
        <Button variant="secondary" isDisabled={verify.isPending} onPress={() => verify.mutate({})}>
          {verify.isPending ? <Trans>Verifying…</Trans> : <Trans>Verify now</Trans>}
        </Button>
      </Row>
      {verdict !== undefined && (
        <div className="p-3">
          {verdict.fault === null ? (
            <Banner tone="success" title={t`The log is whole`}>
              <Plural value={verdict.entries} one="# entry was verified." other="# entries were verified." />
              {verdict.seal !== null && (
                <>
                  {' '}
                  <Trans>
                    Seal: <code className="select-text whitespace-nowrap font-mono">{verdict.seal}</code>
                  </Trans>
                </>
              )}
            </Banner>
          ) : (
            <Banner tone="danger" title={t`Somebody changed the log`}>
              {t(auditFaultWords[verdict.fault.kind])}{' '}
              {verdict.fault.entryId !== null && <Trans>First seen at entry {verdict.fault.entryId}.</Trans>}
            </Banner>
          )}
        </div>
      )}
    </Section>
  );
}
