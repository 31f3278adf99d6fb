import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { PublicationDetail } from '../../../shared/contract/posts.ts';
import { failureMessage } from '../../../shared/i18n/failure-messages.ts';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import { momentWords } from '../compose/when/moment-words.ts';
import { NetworkAnswer } from './NetworkAnswer.tsx';
import { attemptWords } from './attempt-words.ts';

interface AttemptsProps {
  readonly publication: PublicationDetail;
  readonly zone: string;
  readonly now: number;
}

/** Every attempt with its steps in plain words, folded until asked for. */
export function Attempts({ publication, zone, now }: AttemptsProps) {
  const { i18n } = useLingui();
  const [open, setOpen] = useState(false);
  const { attempts, id } = publication;
  if (attempts.length === 0) return null;
  const time = secondsFormat(i18n.locale, zone);
  const panelId = `attempts-${id}`;
  return (
    <div className="border-line border-t">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => setOpen(!open)}
        className="flex min-h-10 w-full items-center gap-1.5 rounded-b-xl px-4 text-left text-data text-ink-2 hover:text-ink-1"
      >
        <ChevronRight
          size={15}
          aria-hidden="true"
          className={`transition-transform duration-150 motion-reduce:transition-none ${open ? 'rotate-90' : ''}`}
        />
        <Plural value={attempts.length} one="# attempt" other="# attempts" />
      </button>
      <div id={panelId} hidden={!open} className="px-4 pb-3">
        {attempts.map((attempt) => (
          <section key={attempt.number} className="mt-1">
            <h4 className="text-data font-medium text-ink-1">
              <Trans>
                Attempt {attempt.number}, {momentWords(i18n.locale, zone, attempt.startedAt, now)}
              </Trans>
            </h4>
            <ol className="mt-1 mb-2 flex flex-col">
              {attempt.steps.map((step) => (
                <li key={`${step.at}${step.step}`} className="flex gap-3 text-data leading-6">
                  <time
                    dateTime={new Date(step.at).toISOString()}
                    className="w-16 shrink-0 text-ink-2 tabular-nums"
                  >
                    {time.format(step.at)}
                  </time>
                  <span className="min-w-0 flex-1 text-ink-1">
                    {i18n._(attemptWords[step.step])}
                    {step.failure !== null && (
                      <span className="block text-ink-2">
                        {failureMessage(i18n, publication.network, step.failure)}
                        {step.failure.networkCode !== undefined && (
                          <span className="block text-xs">
                            <Trans>For support: {step.failure.networkCode}</Trans>
                          </span>
                        )}
                      </span>
                    )}
                    {step.answer !== null && (
                      <NetworkAnswer answer={step.answer} networkName={networkNames[publication.network]} />
                    )}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </div>
  );
}

/** `09:30:07`: the steps of one attempt lie seconds apart. */
function secondsFormat(locale: string, timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeStyle: 'medium', timeZone });
}
