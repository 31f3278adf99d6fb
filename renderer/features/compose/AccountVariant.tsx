import { Trans, useLingui } from '@lingui/react/macro';
import { ImageIcon, PenLine, Undo2 } from 'lucide-react';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { featureSupport } from '../../../shared/capabilities/index.ts';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import { networkLimits } from '../../../shared/limits/network-limits.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { MediaAsset } from '../../../shared/model/media.ts';
import { contentTypeOf } from '../../../shared/model/content-type.ts';
import type { PublishOptions } from '../../../shared/model/publish-options.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { PracticeTag } from '../../ui/PracticeTag.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { blocks, isMissingAlt, isSaidInPanel, type Trouble } from './draft/check-account.ts';
import type { DraftStore } from './draft/draft-store.ts';
import {
  adapt,
  followShared,
  mediaOf,
  optionsOf,
  setOptions,
  setText,
  setTikTok,
  textOf,
  variantOf,
} from './draft/edit-draft.ts';
import { useDraft } from './draft/use-draft-store.ts';
import { GrowingTextArea } from './GrowingTextArea.tsx';
import { PostMediaEditor } from './media/PostMediaEditor.tsx';
import { useFileDrop } from './media/use-file-drop.ts';
import type { MediaIntake } from './media/use-media-intake.ts';
import { MissingDialog } from './options/MissingDialog.tsx';
import { OptionsPanel } from './options/OptionsPanel.tsx';
import { beginning, formatsOf, isOffered, isSet, optionKinds } from './options/option-kinds.ts';
import { formatNames, optionNames } from './options/option-words.ts';
import { TextCounter } from './TextCounter.tsx';
import { TikTokPanel } from './tiktok/TikTokPanel.tsx';
import { Troubles } from './Troubles.tsx';

interface AccountVariantProps {
  readonly account: Account;
  readonly store: DraftStore;
  readonly intake: MediaIntake;
  readonly troubles: readonly Trouble[];
  /** Set where there is no shared post beside it to follow: all it sends is changed here. Holds what is said of its last try. */
  readonly alone?: ReactNode;
}

/** One account of the post: its room, what it objects to, and what differs for it. */
export function AccountVariant({ account, store, intake, troubles, alone }: AccountVariantProps) {
  const { t, i18n } = useLingui();
  const [askingWhy, setAskingWhy] = useState(false);
  const draft = useDraft(store, (state) => state.draft);
  const assets = useDraft(store, (state) => state.assets);
  const disclosing = useDraft(store, (state) => state.disclosing.has(account.id));
  // The text takes the focus when it was asked for, not when a draft is opened.
  const [asked, setAsked] = useState(false);
  const looking = useDraft(store, (state) => state.looking === account.id);
  const variant = variantOf(draft, account.id);
  const card = useRef<HTMLElement>(null);
  const isAlone = alone !== undefined;
  const target = variant?.media == null && !isAlone ? null : account.id;
  const takeFiles = useCallback((data: DataTransfer) => void intake.take(data, target), [intake, target]);
  const dropping = useFileDrop(card, takeFiles);
  if (variant === undefined) return null;
  const text = textOf(draft, account.id);
  const networkName = networkNames[account.network];
  const { name } = account;
  const troubleId = `troubles-${account.id}`;
  const ownText = isAlone || variant.text !== null;
  const ownMedia = isAlone || variant.media !== null;
  // A missing description is said beside the pictures, what TikTok refuses beside its choices; not again here.
  const told = troubles.filter((trouble) => !isMissingAlt(trouble) && !isSaidInPanel(trouble));
  const adaptable = [
    ...(ownText
      ? []
      : [
          {
            id: 'text',
            label: t`Write its own text`,
            icon: <PenLine size={16} aria-hidden="true" />,
            onAction: () => {
              setAsked(true);
              store.edit((now) => adapt(now, account.id, 'text'));
            },
          },
        ]),
    ...(ownMedia
      ? []
      : [
          {
            id: 'media',
            label: t`Choose its own pictures or video`,
            icon: <ImageIcon size={16} aria-hidden="true" />,
            onAction: () => store.edit((now) => adapt(now, account.id, 'media')),
          },
        ]),
  ];

  const options = optionsOf(draft, account.id);
  const change = (part: Partial<PublishOptions>): void =>
    store.edit((now) => setOptions(now, account.id, part));
  const files = mediaOf(draft, account.id).flatMap(({ assetId }) => assets.get(assetId) ?? []);
  const type = contentTypeOf({ options, kinds: files.map(({ kind }) => kind) });
  const picturesAmong = (list: readonly MediaAsset[]) =>
    list.filter(({ kind }) => kind === 'image').map(({ id, fileName }) => ({ assetId: id, fileName }));
  const formats = formatsOf(account);
  const addable = [
    ...optionKinds
      .filter((kind) => isOffered(account, type, kind) && !isSet(options, kind))
      .map((kind) => ({
        id: kind,
        label: i18n._(optionNames[kind]),
        onAction: () => change(beginning(kind, networkLimits[account.network].poll?.durationHours[0] ?? 24)),
      })),
    {
      id: 'missing',
      label: t`What ${networkName} does not offer…`,
      onAction: () => setAskingWhy(true),
    },
  ];

  return (
    <section
      ref={card}
      aria-label={`${networkName}, ${name}`}
      data-account={account.id}
      onFocusCapture={() => store.look(account.id)}
      className={`rounded-xl border bg-surface-1 ${dropping ? 'border-accent' : looking ? 'border-line-strong' : 'border-line'}`}
    >
      <div className="flex min-h-12 items-center gap-2.5 py-1.5 pr-2 pl-3.5">
        <NetworkMark network={account.network} mode={account.mode} size={18} decorative />
        <span className="flex min-w-0 flex-1 items-center gap-2">
          <span className="min-w-0 truncate text-sm font-medium text-ink-1">
            {name} <span className="font-normal text-ink-2">· {networkName}</span>
          </span>
          {account.mode === 'practice' && <PracticeTag />}
        </span>
        <TextCounter network={account.network} text={text} limits={account.limits} />
        <Menu label={t`Adapt for ${name} on ${networkName}`} items={[...adaptable, ...addable]}>
          <Trans>Adapt</Trans>
        </Menu>
      </div>
      {(ownText ||
        ownMedia ||
        told.length > 0 ||
        variant.tiktok !== null ||
        variant.options !== undefined ||
        formats.length > 1) && (
        <div className="flex flex-col gap-3 border-line border-t px-3.5 py-3">
          {alone}
          {formats.length > 1 && (
            <SegmentedControl
              label={t`Kind of post for ${name} on ${networkName}`}
              value={options.format}
              onChange={(format) => change({ format })}
              options={formats.map((format) => ({ value: format, label: i18n._(formatNames[format]) }))}
              className="self-start"
            />
          )}
          {options.format === 'reel' &&
            featureSupport(account.network, account.kind, 'share-to-feed') === true && (
              <Checkbox isSelected={options.shareToFeed} onChange={(shareToFeed) => change({ shareToFeed })}>
                <Trans>Show the reel in the feed too</Trans>
              </Checkbox>
            )}
          {ownText && (
            <div className="flex flex-col gap-1">
              <GrowingTextArea
                label={t`Text for ${name} on ${networkName}`}
                value={text}
                onChange={(value) => store.edit((now) => setText(now, account.id, value))}
                onPasteFiles={(data) => intake.take(data, target)}
                describedBy={troubleId}
                invalid={troubles.some((trouble) => trouble.kind === 'finding' && blocks(trouble))}
                takesFocus={asked}
                large={isAlone}
              />
              {!isAlone && (
                <FollowButton
                  label={t`Use the shared text again`}
                  onPress={() => store.edit((now) => followShared(now, account.id, 'text'))}
                />
              )}
            </div>
          )}
          {ownMedia && (
            <div className="flex flex-col gap-1">
              <PostMediaEditor
                label={t`Pictures and video for ${name} on ${networkName}`}
                target={account.id}
                store={store}
                intake={intake}
              />
              {!isAlone && (
                <FollowButton
                  label={t`Use the shared pictures and video again`}
                  onPress={() => store.edit((now) => followShared(now, account.id, 'media'))}
                />
              )}
            </div>
          )}
          {variant.tiktok !== null && (
            <TikTokPanel
              account={account}
              options={variant.tiktok}
              disclosing={disclosing}
              picturesOnly={files.length > 0 && files.every(({ kind }) => kind === 'image')}
              onChange={(change) => store.edit((now) => setTikTok(now, account.id, change))}
              onDisclosing={(on) => store.setDisclosing(account.id, on)}
            />
          )}
          <OptionsPanel
            account={account}
            options={options}
            type={type}
            pictures={picturesAmong([...assets.values()])}
            shown={picturesAmong(files)}
            onChange={change}
          />
          <Troubles id={troubleId} network={account.network} troubles={told} assets={assets} />
        </div>
      )}
      {askingWhy && <MissingDialog account={account} onClose={() => setAskingWhy(false)} />}
    </section>
  );
}

function FollowButton({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <span className="-ml-2">
      <Button variant="quiet" onPress={onPress}>
        <Undo2 size={15} aria-hidden="true" />
        {label}
      </Button>
    </span>
  );
}
