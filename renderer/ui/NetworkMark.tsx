import { Trans } from '@lingui/react/macro';
import { siBluesky, siFacebook, siInstagram, siMastodon, siTiktok } from 'simple-icons';
import { networkNames } from '../../shared/i18n/network-names.ts';
import type { AccountMode, NetworkId } from '../../shared/model/network.ts';
import { cx } from './cx.ts';

/** The networks' own marks and colours, used nowhere else. LinkedIn's is drawn here: the icon set may not carry it. */
const marks = {
  facebook: { path: siFacebook.path, colour: '#0866ff' },
  instagram: { path: siInstagram.path, colour: '#e1306c' },
  linkedin: {
    path: 'M3 0h18a3 3 0 0 1 3 3v18a3 3 0 0 1-3 3H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3Zm.8 9.2v11h3.4v-11H3.8ZM5.5 3.9a2 2 0 1 0 0 4 2 2 0 0 0 0-4Zm4 5.3v11h3.4v-5.6c0-1.6.7-2.6 2-2.6s1.9.9 1.9 2.6v5.6h3.4v-6.3c0-3.2-1.6-4.9-4-4.9-1.6 0-2.7.7-3.3 1.8V9.2H9.5Z',
    colour: '#0a66c2',
  },
  tiktok: { path: siTiktok.path, colour: 'currentColor' },
  bluesky: { path: siBluesky.path, colour: '#1185fe' },
  mastodon: { path: siMastodon.path, colour: '#6364ff' },
} as const satisfies Record<NetworkId, { readonly path: string; readonly colour: string }>;

export interface NetworkMarkProps {
  readonly network: NetworkId;
  readonly mode?: AccountMode;
  readonly size?: number;
  /** Leave out its name where the name stands beside it. */
  readonly decorative?: boolean;
}

/** A network's mark; a striped dot says that the account is a practice one. */
export function NetworkMark({ network, mode = 'real', size = 16, decorative = false }: NetworkMarkProps) {
  const { path, colour } = marks[network];
  return (
    <span className="relative inline-flex shrink-0 text-ink-1">
      <svg viewBox="0 0 24 24" width={size} height={size} fill={colour} aria-hidden="true" focusable="false">
        <path d={path} fillRule="evenodd" />
      </svg>
      {mode === 'practice' && (
        <span
          aria-hidden="true"
          className={cx(
            'practice-stripes absolute -right-1 -bottom-1 rounded-full ring-2 ring-surface-1',
            size < 16 ? 'size-1.5' : 'size-2',
          )}
        />
      )}
      {!decorative && (
        <span className="sr-only">
          {mode === 'practice' ? <Trans>{networkNames[network]}, practice</Trans> : networkNames[network]}
        </span>
      )}
    </span>
  );
}
