import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import type { NetworkRequest } from '../../http/network-calls.ts';
import type { Line } from '../network.ts';
import type { Caller } from './caller.ts';
import { type Facet, facetsOf, mentionedHandles } from './facets.ts';
import { resolveHandle } from './identity.ts';

/**
 * Facets of a text, its mentions looked up. Handles that nobody answers for, or that the server cannot look up now,
 * stay text: a mention never stops a post.
 */
export async function facetsWithMentions(
  line: Line,
  caller: Caller,
  text: string,
  exchange: Pick<NetworkRequest, 'signal'> = {},
): Promise<Outcome<readonly Facet[], Failure>> {
  const dids = new Map<string, string>();
  for (const handle of mentionedHandles(text)) {
    const found = await resolveHandle(line, { service: caller.service }, handle, exchange);
    if (!found.ok) {
      if (isOffline(found.failure)) return found;
    } else if (found.value !== undefined) dids.set(handle, found.value);
  }
  return ok(facetsOf(text, dids));
}

/** The question did not reach the server, as the post would not. */
function isOffline({ code }: Failure): boolean {
  return code === 'network-unreachable' || code === 'reply-lost' || code === 'interrupted';
}
