import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Breach, NoticeKind } from '../../../../shared/model/breach.ts';
import type { Locale } from '../../../../shared/model/settings.ts';
import { bridge } from '../../../app/bridge.ts';
import { engine } from '../../../app/engine-client.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { sendMail } from '../../../app/send-mail.ts';
import { useSettings } from '../../../app/settings.ts';
import { Button } from '../../../ui/Button.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { showToast } from '../../../ui/toast.ts';
import { tellFileOutcome } from '../your-data/tell-file-outcome.ts';
import type { BreachDraft } from './use-breach.ts';

interface NoticeDraftProps {
  readonly draft: BreachDraft;
  readonly breach: Breach;
  readonly notice: NoticeKind;
}

/** One notice: written from the answers in either language, changed by the owner, and noted once it is out. */
export function NoticeDraft({ draft, breach, notice }: NoticeDraftProps) {
  const { t, i18n } = useLingui();
  const own = useSettings().locale;
  const [language, setLanguage] = useState<Locale>(own);
  const isAuthority = notice === 'authority';
  const kept = isAuthority ? breach.authorityNotice : breach.personsNotice;
  const toldAt = isAuthority ? breach.authorityToldAt : breach.personsToldAt;
  const [text, setText] = useState(kept);
  const { id, closedAt } = breach;
  const when = new Intl.DateTimeFormat(formatLocale(i18n.locale), { dateStyle: 'long', timeStyle: 'short' });
  const title = isAuthority ? t`Notice to the authority` : t`Notice to the people concerned`;
  const keep = (): Promise<unknown> => engine.breach.keepNotice({ id, notice, text });
  const write = (): void =>
    void draft.run(async () => {
      const written = await engine.breach.draft({ id, notice, locale: language });
      setText(written.text);
      await engine.breach.keepNotice({ id, notice, text: written.text });
    });
  const save = (): void =>
    void draft.run(async () => {
      if (closedAt === null) await keep();
      tellFileOutcome(
        await bridge.saveText(`kaizup-notice-${notice}.txt`, `${text}\n`),
        t`The notice is written.`,
      );
    });
  const mail = (): void =>
    void draft.run(async () => {
      await keep();
      await sendMail({ to: '', subject: title, body: text });
    });
  const copy = (): void => {
    void bridge
      .copyText(text)
      .then(() => showToast({ tone: 'success', text: t`The notice is on your clipboard.` }));
  };
  return (
    <div className="flex flex-col gap-3 px-4 py-4">
      <div className="flex flex-wrap items-center gap-3">
        <h3 className="flex-1 font-medium text-ink-1">{title}</h3>
        {closedAt === null && (
          <>
            <SegmentedControl<Locale>
              label={t`Language of the notice`}
              value={language}
              onChange={setLanguage}
              options={[
                { value: 'en', label: 'English' },
                { value: 'fr', label: 'Français' },
              ]}
            />
            <Button variant={text === '' ? 'primary' : 'secondary'} isPending={draft.busy} onPress={write}>
              {text === '' ? <Trans>Write it from the answers</Trans> : <Trans>Write it anew</Trans>}
            </Button>
          </>
        )}
      </div>
      {text !== '' && (
        <>
          <TextArea
            label={t`Text`}
            rows={12}
            maxLength={20_000}
            value={text}
            onChange={setText}
            isReadOnly={closedAt !== null}
          />
          <div className="flex flex-wrap items-center gap-2">
            <Button onPress={copy}>
              <Trans>Copy</Trans>
            </Button>
            <Button onPress={save}>
              <Trans>Save as text…</Trans>
            </Button>
            {closedAt === null && (
              <Button onPress={mail}>
                <Trans>Open in my mail program</Trans>
              </Button>
            )}
            {closedAt === null && toldAt === null && (
              <Button
                variant="primary"
                isPending={draft.busy}
                onPress={() =>
                  void draft.run(async () => {
                    await keep();
                    await engine.breach.told({ id, notice, at: Date.now() });
                  })
                }
              >
                {isAuthority ? (
                  <Trans>The authority has it now</Trans>
                ) : (
                  <Trans>The people have it now</Trans>
                )}
              </Button>
            )}
          </div>
        </>
      )}
      {toldAt !== null && (
        <p className="text-data text-success-ink tabular-nums">
          <Trans>Sent on {when.format(toldAt)}</Trans>
        </p>
      )}
    </div>
  );
}
