import { networkLimits } from '../../../../shared/limits/network-limits.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import { countText, utf8Length } from '../../../../shared/text/count.ts';

/** How much of a network's room a text takes, in the unit that the network counts in. */
export interface TextRoom {
  readonly used: number;
  readonly max: number;
  /** `bytes` when a text of few characters is heavy, e.g. flags and families of emoji (Bluesky). */
  readonly unit: 'characters' | 'bytes';
  /** 0 empty – 1 full; more than 1 is over. */
  readonly share: number;
  readonly level: 'roomy' | 'near' | 'over';
}

/** The tighter of a network's limits on this text. */
export function countForNetwork(network: NetworkId, text: string): TextRoom {
  const { max, unit, maxBytes } = networkLimits[network].text;
  const used = countText(text, unit);
  const characters = room(used, max, 'characters');
  if (maxBytes === undefined) return characters;
  const bytes = room(utf8Length(text), maxBytes, 'bytes');
  return bytes.share > characters.share ? bytes : characters;
}

function room(used: number, max: number, unit: TextRoom['unit']): TextRoom {
  const share = used / max;
  return { used, max, unit, share, level: share > 1 ? 'over' : share > 0.9 ? 'near' : 'roomy' };
}
