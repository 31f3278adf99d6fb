import type { NetworkReply, NetworkRequest } from '../../http/network-calls.ts';
import type { Line } from '../network.ts';
import { networkNow } from '../replies.ts';
import type { Binding } from './binding.ts';
import { proofOf } from './dpop.ts';
import { refusesProof } from './error-table.ts';

/** What servers last gave to be signed into the next proof, by origin: one that is known saves the first refusal. */
const nonces = new Map<string, { readonly nonce: string; readonly at: number }>();

/** Servers take a nonce for three minutes (contract §1); a file is sent only with one that outlives its start. */
const nonceGoodFor = 2 * 60_000;

/** Whether the server at `url` gave a nonce that it will still take in a minute. */
export function hasFreshNonce({ clock }: Pick<Line, 'clock'>, url: string): boolean {
  const known = nonces.get(new URL(url).origin);
  const age = known === undefined ? Number.POSITIVE_INFINITY : clock.now() - known.at;
  return age >= 0 && age < nonceGoodFor;
}

/** Sends a request with a proof by `key`, for the token that it was bound to or, with none, to ask for one. */
export async function sendBound(
  line: Pick<Line, 'calls' | 'clock'>,
  key: Binding['key'],
  token: string | null,
  request: NetworkRequest,
): Promise<NetworkReply> {
  const { origin } = new URL(request.url);
  const send = async (): Promise<NetworkReply> => {
    const proof = proofOf({
      key,
      method: request.method,
      url: request.url,
      token,
      nonce: nonces.get(origin)?.nonce,
      now: networkNow(line),
    });
    const reply = await line.calls.send({
      ...request,
      headers: {
        ...request.headers,
        ...(token === null ? {} : { authorization: `DPoP ${token}` }),
        dpop: proof,
      },
    });
    const nonce = reply.kind === 'reply' ? reply.headers['dpop-nonce'] : undefined;
    if (nonce !== undefined) nonces.set(origin, { nonce, at: line.clock.now() });
    return reply;
  };
  const reply = await send();
  // Refused before anything else was looked at: the same again, with the nonce and the time that the server just gave.
  return reply.kind === 'reply' && refusesProof(reply) ? send() : reply;
}
