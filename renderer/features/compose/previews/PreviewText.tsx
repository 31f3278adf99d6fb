import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { NetworkId } from '../../../../shared/model/network.ts';
import { cutLink, cutText, printedText, shortLink, textRuns } from './cut-text.ts';

interface PreviewTextProps {
  readonly network: NetworkId;
  readonly text: string;
  /** A name that stands before the words, as Instagram prints it. */
  readonly lead?: string;
  readonly className?: string;
}

/** A post's text as its network prints it: links and tags marked, long ones folded behind "more". */
export function PreviewText({ network, text, lead, className = '' }: PreviewTextProps) {
  const [opened, setOpened] = useState<string | null>(null);
  const printed = printedText(network, text);
  const { shown, cut } = cutText(network, printed);
  const whole = opened === text;
  if (text.trim() === '') return null;
  return (
    <p dir="auto" className={`break-words whitespace-pre-wrap ${className}`}>
      {lead !== undefined && <span className="font-semibold">{lead} </span>}
      {textRuns(whole ? printed.trimEnd() : shown).map((run, index) =>
        run.kind === 'plain' ? (
          run.text
        ) : (
          <span key={`${index}${run.text}`} className="text-(--preview-link)">
            {run.kind === 'link' ? linkWords(network, run.text) : run.text}
          </span>
        ),
      )}
      {cut && !whole && (
        <>
          {'… '}
          <button
            type="button"
            className="min-h-6 font-medium text-(--preview-quiet) hover:underline"
            onClick={() => setOpened(text)}
          >
            <MoreWord network={network} />
          </button>
        </>
      )}
    </p>
  );
}

function linkWords(network: NetworkId, link: string): string {
  if (network === 'bluesky') return shortLink(link);
  return network === 'mastodon' ? cutLink(link) : link;
}

/** The word by which each network unfolds a text. */
function MoreWord({ network }: { readonly network: NetworkId }) {
  return network === 'facebook' ? <Trans>See more</Trans> : <Trans>more</Trans>;
}
