import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronRight, Copy } from 'lucide-react';
import { useId, useState } from 'react';
import type { PublicationDetail } from '../../../shared/contract/posts.ts';
import type { NetworkAnswer as Answer } from '../../../shared/model/network-answer.ts';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/toast.ts';

interface NetworkAnswerProps {
  readonly answer: Answer;
  readonly networkName: string;
}

/** What the network said, word for word, folded until asked for: evidence for the owner, and for whoever helps them. */
export function NetworkAnswer({ answer, networkName }: NetworkAnswerProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const panelId = useId();
  const text = inFull(answer);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    showToast({ tone: 'success', text: t`The answer is on your clipboard.` });
  };
  return (
    <div className="min-w-0">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => setOpen(!open)}
        className="flex min-h-8 items-center gap-1 rounded-md text-left text-data text-ink-2 hover:text-ink-1"
      >
        <ChevronRight
          size={14}
          aria-hidden="true"
          className={`transition-transform duration-150 motion-reduce:transition-none ${open ? 'rotate-90' : ''}`}
        />
        <Trans>What {networkName} answered</Trans>
      </button>
      <div id={panelId} hidden={!open} className="flex flex-col items-start gap-2 pt-1">
        <p className="text-data text-ink-2">
          <AnswerSentence answer={answer} networkName={networkName} />
        </p>
        {answer.status !== null && (
          <>
            <pre className="w-full whitespace-pre-wrap break-words rounded-lg border border-line bg-surface-2 px-3 py-2 font-mono text-xs leading-5 text-ink-1 select-text">
              {text}
            </pre>
            <Button variant="quiet" onPress={() => void copy()}>
              <Copy size={14} aria-hidden="true" />
              <Trans>Copy the answer</Trans>
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function AnswerSentence({ answer, networkName }: NetworkAnswerProps) {
  switch (answer.missing) {
    case 'unreachable':
      return <Trans>Nothing: {networkName} could not be reached.</Trans>;
    case 'no-answer':
      return <Trans>Nothing: the connection ended before an answer came.</Trans>;
    case 'too-large':
      return <Trans>More than Kaizup reads.</Trans>;
    case 'not-sent':
      return <Trans>Nothing: the question was not sent.</Trans>;
    case null:
      return <Trans>It stays on this computer. Keys, codes and mail addresses were taken out.</Trans>;
  }
}

/** As a letter to support would quote it. */
function inFull({ at, method, host, status, headers, body, cut }: Answer): string {
  const head = [`${new Date(at).toISOString()} ${method} ${host}`, `HTTP ${status}`];
  const told = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [...head, ...told, '', cut ? `${body}…` : body].join('\n').trimEnd();
}

/** What its network said last of a publication, where that was noted. */
export function lastAnswer({ attempts }: PublicationDetail): Answer | undefined {
  return (
    attempts.flatMap(({ steps }) => steps).findLast(({ answer }) => answer !== null)?.answer ?? undefined
  );
}
