import { useLingui } from '@lingui/react/macro';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import type { ServerLimits } from '../../../shared/model/server-limits.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import { countForNetwork } from './draft/count-for-network.ts';

interface TextCounterProps {
  readonly network: NetworkId;
  readonly text: string;
  /** What the account's server takes, where it has its own. */
  readonly limits?: ServerLimits | undefined;
  /** Shows the network's mark beside the number. */
  readonly marked?: boolean;
}

/** How much of a network's room a text takes, counted as that network counts. */
export function TextCounter({ network, text, limits, marked = false }: TextCounterProps) {
  const { t, i18n } = useLingui();
  const room = countForNetwork(network, text, limits);
  const used = i18n.number(room.used);
  const max = i18n.number(room.max);
  const name = networkNames[network];
  const words =
    room.unit === 'bytes' ? t`${name}: ${used} of ${max} bytes` : t`${name}: ${used} of ${max} characters`;
  return (
    <span
      title={words}
      className={`inline-flex items-center gap-1.5 text-data tabular-nums ${
        room.level === 'over'
          ? 'font-medium text-danger-ink'
          : room.level === 'near'
            ? 'text-warning-ink'
            : 'text-ink-2'
      }`}
    >
      {marked && <NetworkMark network={network} size={14} decorative />}
      <span aria-hidden="true">
        {used}/{max}
      </span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
