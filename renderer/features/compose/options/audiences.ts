import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { NetworkId } from '../../../../shared/model/network.ts';

interface Audience {
  /** The network's own word. */
  readonly value: string;
  readonly words: MessageDescriptor;
}

/** Stands for the network's default, which is everybody. */
export const everyone = 'everyone';

const all: Audience = { value: everyone, words: msg`Everyone` };

const circles: Partial<Readonly<Record<NetworkId, readonly Audience[]>>> = {
  linkedin: [{ value: 'CONNECTIONS', words: msg`Only your connections` }],
};

/** The circles that a network knows, everybody first. */
export function audiencesOf(network: NetworkId): readonly Audience[] {
  return [all, ...(circles[network] ?? [])];
}
