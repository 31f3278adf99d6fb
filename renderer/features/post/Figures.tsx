import { Trans, useLingui } from '@lingui/react/macro';
import type { PublicationDetail } from '../../../shared/contract/posts.ts';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import { metricNames } from '../../../shared/i18n/publication-notes.ts';
import { momentWords } from '../compose/when/moment-words.ts';
import { figuresOf } from './post-facts.ts';

interface FiguresProps {
  readonly publication: PublicationDetail;
  readonly zone: string;
  readonly now: number;
}

/** What the post did so far. What a network does not tell says so; it is never shown as nought. */
export function Figures({ publication, zone, now }: FiguresProps) {
  const { i18n } = useLingui();
  const { metricsAt } = publication;
  const networkName = networkNames[publication.network];
  if (metricsAt === null) {
    return (
      <p className="text-data text-ink-2">
        <Trans>Likes, comments and views appear here once {networkName} has counted them.</Trans>
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-1.5">
      <dl className="flex flex-wrap gap-x-7 gap-y-2">
        {figuresOf(publication).map(({ metric, value }) => (
          <div key={metric} className="flex flex-col">
            <dt className="text-data text-ink-2">{i18n._(metricNames[metric])}</dt>
            <dd
              className={
                value === null
                  ? 'text-data leading-7 text-ink-3'
                  : 'text-xl leading-7 font-medium text-ink-1 tabular-nums'
              }
            >
              {value === null ? <Trans>not provided</Trans> : i18n.number(value)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-xs text-ink-2">
        <Trans>
          As {networkName} counted on {momentWords(i18n.locale, zone, metricsAt, now)}
        </Trans>
      </p>
    </div>
  );
}
