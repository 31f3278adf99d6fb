import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { supportPartWords, supportTopicWords } from '../../../shared/i18n/support-words.ts';
import {
  type SupportPart,
  type SupportReport,
  type SupportTopic,
  supportTopics,
} from '../../../shared/model/support.ts';
import { kaizupContacts } from '../../../shared/privacy/contacts.ts';
import { bridge } from '../../app/bridge.ts';
import { sendMail } from '../../app/send-mail.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { toastError } from '../../ui/toast-error.ts';
import { showToast } from '../../ui/toast.ts';
import { tellFileOutcome } from '../privacy/your-data/tell-file-outcome.ts';

interface SupportFormProps {
  readonly topic?: SupportTopic;
  /** Makes the report, when the owner wants to see it. */
  readonly report: () => Promise<SupportReport>;
}

/** A letter to support: the owner's words, and of the diagnostics what they tick after reading it. Nothing is ticked, and nothing leaves by itself. */
export function SupportForm({ topic: first = 'question', report }: SupportFormProps) {
  const { t } = useLingui();
  const [topic, setTopic] = useState<SupportTopic>(first);
  const [message, setMessage] = useState('');
  const [parts, setParts] = useState<SupportReport | null>(null);
  const [chosen, setChosen] = useState<readonly SupportPart[]>([]);
  const [busy, setBusy] = useState(false);

  const attached = (parts ?? []).filter(({ part }) => chosen.includes(part));
  const diagnostics = attached.map(({ part, text }) => `== ${part}\n${text}`).join('\n\n');
  const body = [message.trim(), diagnostics].filter((part) => part !== '').join('\n\n');
  const subject = `Kaizup ${bridge.version} · ${t(supportTopicWords[topic])}`;

  const look = async (): Promise<void> => {
    setBusy(true);
    try {
      setParts(await report());
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  const save = async (): Promise<void> => {
    tellFileOutcome(await bridge.saveText('kaizup-support.txt', `${body}\n`), t`The text is written.`);
  };
  const copy = async (): Promise<void> => {
    await bridge.copyText(body);
    showToast({ tone: 'success', text: t`The text is on your clipboard.` });
  };

  return (
    <div className="flex flex-col gap-5">
      <Select
        label={t`What is it about?`}
        value={topic}
        onChange={setTopic}
        options={supportTopics.map((value) => ({ value, label: t(supportTopicWords[value]) }))}
      />
      <TextArea
        label={t`Your message`}
        rows={6}
        maxLength={8000}
        value={message}
        onChange={setMessage}
        placeholder={t`What did you do, what happened, and what did you expect?`}
      />
      <section className="flex flex-col gap-3 rounded-xl border border-line px-4 py-3.5">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <div className="min-w-0 flex-1">
            <h2 className="font-medium text-ink-1">
              <Trans>Diagnostics</Trans>
            </h2>
            <p className="max-w-[58ch] text-data text-ink-2">
              <Trans>
                Versions, numbers and error codes. No text, name, address, key or path is in them: what is not
                known to be harmless is left out. You see all of it first, and add what you tick.
              </Trans>
            </p>
          </div>
          {parts === null && (
            <Button isPending={busy} onPress={() => void look()}>
              <Trans>Show what there is</Trans>
            </Button>
          )}
        </div>
        {parts?.map(({ part, text }) => (
          <div key={part} className="flex flex-col gap-1">
            <Checkbox
              isSelected={chosen.includes(part)}
              onChange={(on) => setChosen(on ? [...chosen, part] : chosen.filter((each) => each !== part))}
            >
              {t(supportPartWords[part])}
            </Checkbox>
            <TextArea
              label={<span className="sr-only">{t(supportPartWords[part])}</span>}
              rows={Math.min(8, Math.max(2, text.split('\n').length))}
              value={text === '' ? t`Nothing.` : text}
              isReadOnly
              className="[&_textarea]:font-mono [&_textarea]:text-data"
            />
          </div>
        ))}
      </section>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          isDisabled={body === ''}
          onPress={() => void sendMail({ to: kaizupContacts.support, subject, body })}
        >
          <Trans>Open in my mail program</Trans>
        </Button>
        <Button isDisabled={body === ''} onPress={() => void copy()}>
          <Trans>Copy</Trans>
        </Button>
        <Button isDisabled={body === ''} onPress={() => void save()}>
          <Trans>Save as text…</Trans>
        </Button>
      </div>
      <p className="max-w-[68ch] text-data text-ink-2">
        <Trans>
          It goes to {kaizupContacts.support} when you press Send in your mail program. Kaizup itself sends
          nothing, and makes no crash dumps: a dump holds what was in memory.
        </Trans>
      </p>
    </div>
  );
}
