import { useLingui } from '@lingui/react/macro';
import { useCallback, useRef } from 'react';
import type { Account } from '../../../shared/model/account.ts';
import type { DraftStore } from './draft/draft-store.ts';
import { setText } from './draft/edit-draft.ts';
import { useDraft } from './draft/use-draft-store.ts';
import { GrowingTextArea } from './GrowingTextArea.tsx';
import { PostMediaEditor } from './media/PostMediaEditor.tsx';
import { useFileDrop } from './media/use-file-drop.ts';
import type { MediaIntake } from './media/use-media-intake.ts';
import { TextCounter } from './TextCounter.tsx';

interface SharedPostProps {
  readonly store: DraftStore;
  readonly intake: MediaIntake;
  /** Accounts that take the shared text: of each network the one with the least room. */
  readonly counted: readonly Account[];
  readonly isNew: boolean;
}

/** The text and media that all accounts share. Files dropped anywhere on it come in. */
export function SharedPost({ store, intake, counted, isNew }: SharedPostProps) {
  const { t } = useLingui();
  const text = useDraft(store, (state) => state.draft.text);
  const card = useRef<HTMLElement>(null);
  const takeFiles = useCallback((data: DataTransfer) => void intake.take(data, null), [intake]);
  const dropping = useFileDrop(card, takeFiles);

  return (
    <section
      ref={card}
      aria-label={t`Post`}
      className={`relative rounded-xl border bg-surface-1 focus-within:border-accent ${dropping ? 'border-accent bg-accent-fill' : 'border-line'}`}
    >
      <div className="px-4 pt-4">
        <GrowingTextArea
          label={t`Text of the post`}
          placeholder={t`What would you like to tell people?`}
          value={text}
          onChange={(value) => store.edit((now) => setText(now, null, value))}
          onPasteFiles={(data) => intake.take(data, null)}
          takesFocus={isNew}
          large
        />
      </div>
      <div className="px-4 pt-1 pb-3">
        <PostMediaEditor
          label={t`Pictures and video of the post`}
          target={null}
          store={store}
          intake={intake}
        />
      </div>
      {counted.length > 0 && (
        <div className="flex flex-wrap gap-x-4 gap-y-1 border-line border-t px-4 py-2">
          {counted.map(({ network, limits }) => (
            <TextCounter key={network} network={network} text={text} limits={limits} marked />
          ))}
        </div>
      )}
    </section>
  );
}
