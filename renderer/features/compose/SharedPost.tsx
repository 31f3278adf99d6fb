import { useLingui } from '@lingui/react/macro';
import { type DragEvent, useState } from 'react';
import type { NetworkId } from '../../../shared/model/network.ts';
import type { DraftStore } from './draft/draft-store.ts';
import { setText } from './draft/edit-draft.ts';
import { useDraft } from './draft/use-draft-store.ts';
import { GrowingTextArea } from './GrowingTextArea.tsx';
import { PostMediaEditor } from './media/PostMediaEditor.tsx';
import type { MediaIntake } from './media/use-media-intake.ts';
import { TextCounter } from './TextCounter.tsx';

interface SharedPostProps {
  readonly store: DraftStore;
  readonly intake: MediaIntake;
  /** Networks whose accounts take the shared text, each once. */
  readonly networks: readonly NetworkId[];
  readonly isNew: boolean;
}

/** The text and media that all accounts share. Files dropped anywhere on it come in. */
export function SharedPost({ store, intake, networks, isNew }: SharedPostProps) {
  const { t } = useLingui();
  const text = useDraft(store, (state) => state.draft.text);
  const [dropping, setDropping] = useState(false);
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

  return (
    <section
      aria-label={t`Post`}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) {
          setDropping(false);
        }
      }}
      onDrop={(event) => {
        setDropping(false);
        if (!holdsFiles(event)) return;
        event.preventDefault();
        intake.take(event.dataTransfer, null);
      }}
      className={`relative rounded-xl border bg-surface-1 focus-within:border-accent ${dropping ? 'border-accent bg-accent-fill' : 'border-line'}`}
    >
      <div className="px-4 pt-4">
        <GrowingTextArea
          label={t`Text of the post`}
          placeholder={t`What would you like to tell people?`}
          value={text}
          onChange={(value) => store.edit((now) => setText(now, null, value))}
          onPasteFiles={(data) => intake.take(data, null)}
          autoFocus={isNew}
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
      {networks.length > 0 && (
        <div className="flex flex-wrap gap-x-4 gap-y-1 border-line border-t px-4 py-2">
          {networks.map((network) => (
            <TextCounter key={network} network={network} text={text} marked />
          ))}
        </div>
      )}
    </section>
  );
}
