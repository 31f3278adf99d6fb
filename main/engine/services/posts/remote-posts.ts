import { type ContentType, contentTypeOf } from '../../../../shared/model/content-type.ts';
import { featureSupport } from '../../../../shared/capabilities/index.ts';
import { textLength } from '../../../../shared/limits/text-length.ts';
import type { AccountKind, NetworkId } from '../../../../shared/model/network.ts';
import type { Clock } from '../../clock.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { AccountRow, Accounts } from '../../store/repositories/accounts.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { PublicationRow, Publications } from '../../store/repositories/publications.ts';
import type { Store } from '../../store/store.ts';
import type { AccountCalls } from '../accounts/account-calls.ts';
import { accountLimits } from '../accounts/own-limits.ts';
import type { Renditions } from '../media/renditions.ts';
import { fingerprint, type FrozenContent, frozenContent } from '../publishing/frozen-content.ts';

export interface RemotePostParts {
  readonly store: Store;
  readonly publications: Publications;
  readonly accounts: Accounts;
  readonly activity: Activity;
  readonly renditions: Renditions;
  readonly calls: AccountCalls;
  readonly clock: Clock;
  readonly events: Events;
}

/** What the owner does to posts that are out. Both may be repeated: the network comes first, what is kept here follows. */
export interface RemotePosts {
  /** Replaces the text of a published post on its network. */
  edit(publicationId: string, text: string): Promise<void>;
  /** Takes a published post off its network. */
  delete(publicationId: string): Promise<void>;
}

interface Target {
  readonly row: PublicationRow & { readonly remote_id: string };
  readonly account: AccountRow;
  readonly frozen: FrozenContent;
  readonly type: ContentType;
}

/** Creates them for an engine. */
export function createRemotePosts(parts: RemotePostParts): RemotePosts {
  const { store, publications, accounts, activity, renditions, calls, clock, events } = parts;

  function target(publicationId: string, feature: 'edit' | 'delete'): Target {
    const row = publications.get(publicationId);
    const account = row === undefined ? undefined : accounts.get(row.account_id);
    if (row === undefined || account === undefined) throw new ExpectedError('not-found');
    const offered =
      featureSupport(account.network as NetworkId, account.kind as AccountKind, feature) === true;
    if (!offered || row.state !== 'published' || row.remote_id === null || row.removed_at !== null) {
      throw new ExpectedError('not-in-this-state');
    }
    const frozen = frozenContent.parse(JSON.parse(row.frozen ?? '{}'));
    const kinds = renditions.kindsOf(frozen.media.map(({ assetId }) => assetId));
    const type = contentTypeOf({ options: frozen.options, kinds });
    return { row: { ...row, remote_id: row.remote_id }, account, frozen, type };
  }

  function settle({ row, account }: Target, kind: 'post-edited' | 'post-removed', change: () => void): void {
    store.transaction(() => {
      change();
      activity.add(clock.now(), kind, { account, postId: row.post_id, publicationId: row.id, url: row.url });
    });
    events.changes.emit({ topics: ['posts', 'activity'], postId: row.post_id });
  }

  return {
    async edit(publicationId, text) {
      const found = target(publicationId, 'edit');
      const { row, account, frozen, type } = found;
      const { text: limit } = accountLimits(account);
      if (text.trim() === '' || textLength(limit, text, frozen.options.contentWarning ?? '') > limit.max)
        throw new ExpectedError('checks-failed');
      const { network, line, account: acting } = await calls.open(account, 'publishing');
      if (network.edit === undefined) throw new ExpectedError('not-in-this-state');
      const post = { remoteId: row.remote_id, type };
      const outcome = await network.edit(line, acting, post, text, frozen.options);
      if ((await calls.changed(account, outcome)) === 'gone') {
        settle(found, 'post-removed', () => publications.patch(row.id, { removed_at: clock.now() }));
        throw new ExpectedError('not-found');
      }
      const changed = JSON.stringify({ ...frozen, text });
      settle(found, 'post-edited', () =>
        publications.patch(row.id, { frozen: changed, fingerprint: fingerprint(changed) }),
      );
    },
    async delete(publicationId) {
      const found = target(publicationId, 'delete');
      const { network, line, account: acting } = await calls.open(found.account, 'withdrawal');
      if (network.delete === undefined) throw new ExpectedError('not-in-this-state');
      const outcome = await network.delete(line, acting, { remoteId: found.row.remote_id, type: found.type });
      await calls.changed(found.account, outcome);
      settle(found, 'post-removed', () => publications.patch(found.row.id, { removed_at: clock.now() }));
    },
  };
}
