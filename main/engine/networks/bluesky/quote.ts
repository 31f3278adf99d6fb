import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { NetworkRequest } from '../../http/network-calls.ts';
import type { Line } from '../network.ts';
import { type PostPlace, placeOfAddress } from './addresses.ts';
import type { Caller } from './caller.ts';
import { resolveHandle } from './identity.ts';
import { type StrongRef, storedPost } from './parse.ts';
import { postCollection } from './record.ts';
import { callXrpc } from './xrpc.ts';

const notFound: Failure = { class: 'fix', code: 'not-found' };

/** A post as it stands in its author's repository; their server is asked by way of the caller's own. */
export async function findPost(
  line: Line,
  caller: Caller,
  { author, key }: PostPlace,
  exchange: Pick<NetworkRequest, 'signal'> = {},
): Promise<Outcome<StrongRef & { readonly root: StrongRef | null }, Failure>> {
  const found = await callXrpc(
    line,
    {
      as: caller,
      method: 'com.atproto.repo.getRecord',
      query: [
        ['repo', author],
        ['collection', postCollection],
        ['rkey', key],
      ],
      exchange,
    },
    storedPost,
  );
  if (!found.ok) return found;
  const { uri, cid, value } = found.value;
  return ok({ uri, cid, root: value.reply?.root ?? null });
}

/** The post that an owner wants to pass on, in the version that stands there now; quotes name both (contract §1, "Publish"). */
export async function resolveQuote(
  line: Line,
  caller: Caller,
  given: string,
  exchange: Pick<NetworkRequest, 'signal'> = {},
): Promise<Outcome<StrongRef, Failure>> {
  const place = placeOfAddress(given, line.baseOf);
  if (place === undefined) return fail(notFound);
  const did = place.author.startsWith('did:')
    ? ok(place.author)
    : await resolveHandle(line, caller, place.author, exchange);
  if (!did.ok) return did;
  if (did.value === undefined) return fail(notFound);
  const post = await findPost(line, caller, { author: did.value, key: place.key }, exchange);
  // A repository that nobody knows is refused in other words than a record that is not there.
  if (!post.ok) return post.failure.class === 'fix' ? fail(notFound) : post;
  return ok({ uri: post.value.uri, cid: post.value.cid });
}
