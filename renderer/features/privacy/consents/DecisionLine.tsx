import { Trans, useLingui } from '@lingui/react/macro';
import type { ConsentDecision } from '../../../../shared/model/consent.ts';
import { formatLocale } from '../../../app/format-locale.ts';

/** When something was decided, and under which policy. */
export function DecisionLine({ decision }: { readonly decision: ConsentDecision }) {
  const { i18n } = useLingui();
  const when = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(decision.decidedAt);
  const version = decision.policyVersion;
  return (
    <span className="mt-0.5 text-ink-3 text-xs tabular-nums">
      {decision.granted ? (
        <Trans>
          Accepted on {when}, policy {version}
        </Trans>
      ) : (
        <Trans>
          Refused on {when}, policy {version}
        </Trans>
      )}
    </span>
  );
}
