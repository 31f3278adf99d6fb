import { Trans, useLingui } from '@lingui/react/macro';
import { ImageIcon, PenLine, Undo2 } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import type { Account } from '../../../shared/model/account.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { PracticeTag } from '../../ui/PracticeTag.tsx';
import { blocks, isMissingAlt, type Trouble } from './draft/check-account.ts';
import type { DraftStore } from './draft/draft-store.ts';
import { adapt, followShared, setText, setTikTok, textOf, variantOf } from './draft/edit-draft.ts';
import { useDraft } from './draft/use-draft-store.ts';
import { GrowingTextArea } from './GrowingTextArea.tsx';
import { PostMediaEditor } from './media/PostMediaEditor.tsx';
import { useFileDrop } from './media/use-file-drop.ts';
import type { MediaIntake } from './media/use-media-intake.ts';
import { TextCounter } from './TextCounter.tsx';
import { TikTokPanel } from './tiktok/TikTokPanel.tsx';
import { Troubles } from './Troubles.tsx';

interface AccountVariantProps {
  readonly account: Account;
  readonly store: DraftStore;
  readonly intake: MediaIntake;
  readonly troubles: readonly Trouble[];
}

/** One account of the post: its room, what it objects to, and what differs for it. */
export function AccountVariant({ account, store, intake, troubles }: AccountVariantProps) {
  const { t } = useLingui();
  const draft = useDraft(store, (state) => state.draft);
  const assets = useDraft(store, (state) => state.assets);
  const disclosing = useDraft(store, (state) => state.disclosing.has(account.id));
  // The text takes the focus when it was asked for, not when a draft is opened.
  const [asked, setAsked] = useState(false);
  const looking = useDraft(store, (state) => state.looking === account.id);
  const variant = variantOf(draft, account.id);
  const card = useRef<HTMLElement>(null);
  const target = variant?.media == null ? null : account.id;
  const takeFiles = useCallback((data: DataTransfer) => void intake.take(data, target), [intake, target]);
  const dropping = useFileDrop(card, takeFiles);
  if (variant === undefined) return null;
  const text = textOf(draft, account.id);
  const networkName = networkNames[account.network];
  const { name } = account;
  const troubleId = `troubles-${account.id}`;
  const ownText = variant.text !== null;
  const ownMedia = variant.media !== null;
  // A missing description is said beside the pictures, not again for each account.
  const told = troubles.filter((trouble) => !isMissingAlt(trouble));
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
        <TextCounter network={account.network} text={text} />
        {adaptable.length > 0 && (
          <Menu label={t`Adapt for ${name} on ${networkName}`} items={adaptable}>
            <Trans>Adapt</Trans>
          </Menu>
        )}
      </div>
      {(ownText || ownMedia || told.length > 0 || variant.tiktok !== null) && (
        <div className="flex flex-col gap-3 border-line border-t px-3.5 py-3">
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
              />
              <FollowButton
                label={t`Use the shared text again`}
                onPress={() => store.edit((now) => followShared(now, account.id, 'text'))}
              />
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
              <FollowButton
                label={t`Use the shared pictures and video again`}
                onPress={() => store.edit((now) => followShared(now, account.id, 'media'))}
              />
            </div>
          )}
          {variant.tiktok !== null && (
            <TikTokPanel
              account={account}
              options={variant.tiktok}
              disclosing={disclosing}
              onChange={(change) => store.edit((now) => setTikTok(now, account.id, change))}
              onDisclosing={(on) => store.setDisclosing(account.id, on)}
            />
          )}
          <Troubles id={troubleId} network={account.network} troubles={told} assets={assets} />
        </div>
      )}
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
