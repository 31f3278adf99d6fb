import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { breachMeasureWords } from '../../../../shared/i18n/breach-words.ts';
import type { Breach, BreachMeasure } from '../../../../shared/model/breach.ts';
import { engine } from '../../../app/engine-client.ts';
import { bridge } from '../../../app/bridge.ts';
import { useLock } from '../../../app/lock.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/Dialog.tsx';
import { showToast } from '../../../ui/toast.ts';
import { Row, Section } from '../../../ui/ViewFrame.tsx';
import { SettingWords } from '../../settings/SettingWords.tsx';
import type { BreachDraft } from './use-breach.ts';

/** What stops the harm, each with a button that does it. */
export function Measures({ draft, breach }: { readonly draft: BreachDraft; readonly breach: Breach }) {
  const { t, i18n } = useLingui();
  const [asking, setAsking] = useState<BreachMeasure | null>(null);
  const when = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const doneAt = (measure: BreachMeasure): number | undefined =>
    breach.steps.findLast(({ step, detail }) => step === 'measure' && detail['measure'] === measure)?.at;
  const canLock = useLock((lock) => lock.canLock);
  const measures: readonly BreachMeasure[] = canLock
    ? ['disconnect-all', 'hold-all', 'lock']
    : ['disconnect-all', 'hold-all'];
  const take = (measure: BreachMeasure): void => {
    setAsking(null);
    void draft.run(async () => {
      const { left } = await engine.breach.measure({ id: breach.id, measure });
      if (measure === 'lock') await bridge.lock();
      if (measure === 'disconnect-all' && left > 0) {
        showToast({
          tone: 'warning',
          text: t`${plural(left, {
            one: '# network did not take the access back. The key here is gone; end the session there as well.',
            other:
              '# networks did not take the access back. The keys here are gone; end the sessions there as well.',
          })}`,
        });
      }
    });
  };
  return (
    <Section
      title={t`1. Stop the harm`}
      description={t`Only what fits. Each is written into the record with its time.`}
    >
      {measures.map((measure) => {
        const at = doneAt(measure);
        return (
          <Row key={measure}>
            <SettingWords
              name={t(breachMeasureWords[measure].name)}
              note={
                at === undefined
                  ? t(breachMeasureWords[measure].what)
                  : t`${t(breachMeasureWords[measure].done)} ${when.format(at)}`
              }
            />
            <Button isPending={draft.busy} onPress={() => setAsking(measure)}>
              {at === undefined ? <Trans>Do it…</Trans> : <Trans>Do it again…</Trans>}
            </Button>
          </Row>
        );
      })}
      {asking !== null && (
        <ConfirmDialog
          title={t(breachMeasureWords[asking].name)}
          confirmLabel={t`Do it now`}
          danger={asking === 'disconnect-all'}
          onConfirm={() => take(asking)}
          onClose={() => setAsking(null)}
        >
          {t(breachMeasureWords[asking].what)}
        </ConfirmDialog>
      )}
    </Section>
  );
}
