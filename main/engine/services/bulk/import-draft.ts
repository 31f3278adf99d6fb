import { featureSupport, typeSupport } from '../../../../shared/capabilities/index.ts';
import { startingOptions } from '../../../../shared/capabilities/starting-options.ts';
import { defaultOptions, untouchedTikTok } from '../../../../shared/model/option-defaults.ts';
import type { PostMedia } from '../../../../shared/model/media.ts';
import type { AccountKind, NetworkId } from '../../../../shared/model/network.ts';
import type { Draft, Variant } from '../../../../shared/model/post.ts';
import type { PublishOptions } from '../../../../shared/model/publish-options.ts';
import type { AccountRow } from '../../store/repositories/accounts.ts';
import type { ReadRow } from './read-row.ts';

/** The post that a row becomes. What an account's network does not have is left out there; a link stands in the text instead. */
export function draftOf(row: ReadRow, media: readonly PostMedia[], handOver: boolean): Draft {
  return {
    text: row.text,
    media: [...media],
    variants: row.accounts.map((account) => variantOf(row, account, handOver)),
  };
}

function variantOf(row: ReadRow, account: AccountRow, handOver: boolean): Variant {
  const network = account.network as NetworkId;
  const kind = account.kind as AccountKind;
  const start = startingOptions(network, { handOver }) ?? defaultOptions;
  const link = row.media.length === 0 && typeSupport(network, kind, 'link') === true ? row.link : null;
  const inText = row.link !== null && link === null && !row.text.includes(row.link);
  const comment = featureSupport(network, kind, 'first-comment') === true ? row.firstComment : null;
  const options: PublishOptions = {
    ...start,
    firstComment: comment,
    link: link === null ? null : { url: link, title: '', description: '', thumbAssetId: null },
  };
  const plain = JSON.stringify(options) === JSON.stringify(defaultOptions);
  return {
    accountId: account.id,
    text: inText ? `${row.text}\n\n${row.link}`.trim() : null,
    media: null,
    tiktok: network === 'tiktok' ? untouchedTikTok : null,
    ...(plain ? {} : { options }),
  };
}
