import { instagramFor } from '../access.ts';
import { type Answer, askedFields, type Call } from '../call.ts';
import { type Field, type FieldReaders, type Node, project } from '../fields.ts';
import { type GraphError, isGraphError } from '../graph-error.ts';
import type { InstagramRecord } from '../model.ts';

const fields = (call: Call, account: InstagramRecord): FieldReaders => ({
  id: () => account.id,
  username: () => account.username,
  name: () => account.name,
  biography: () => account.biography,
  profile_picture_url: () => `${call.world.setting.baseOf('www.instagram.com')}/_picture/${account.id}`,
  followers_count: () => account.followers,
  follows_count: () => account.follows,
  media_count: () =>
    call.world.media.filter((entry) => entry.instagramId === account.id && entry.product !== 'STORY').length,
});

/** The asked fields of a professional account. */
export const readInstagram = (
  call: Call,
  account: InstagramRecord,
  asked: readonly Field[],
): Node | GraphError => project(fields(call, account), asked, ['id']);

/** `GET /{ig}` (§3). */
export function readAccount(call: Call, id: string): Answer | undefined {
  if (call.world.instagrams.get(id) === undefined) return undefined;
  const account = instagramFor(call, id, 'instagram_basic');
  if (isGraphError(account)) return account;
  const asked = askedFields(call);
  return isGraphError(asked) ? asked : readInstagram(call, account, asked);
}
