import type { DraftStore } from '../draft/draft-store.ts';
import { type EditTarget, mediaOf, moveMedia, removeMedia, setAlt } from '../draft/edit-draft.ts';
import { useDraft } from '../draft/use-draft-store.ts';
import { MediaStrip } from './MediaStrip.tsx';
import { type MediaIntake, useImports } from './use-media-intake.ts';

interface PostMediaEditorProps {
  readonly label: string;
  readonly target: EditTarget;
  readonly store: DraftStore;
  readonly intake: MediaIntake;
}

/** The media of the shared post or of one account, with the files on their way there. */
export function PostMediaEditor({ label, target, store, intake }: PostMediaEditorProps) {
  const draft = useDraft(store, (state) => state.draft);
  const assets = useDraft(store, (state) => state.assets);
  const imports = useImports(intake.queue).filter((item) => item.target === target);
  return (
    <MediaStrip
      label={label}
      media={mediaOf(draft, target)}
      assets={assets}
      imports={imports}
      onPick={() => void intake.pick(target)}
      onMove={(assetId, index) => store.edit((now) => moveMedia(now, target, assetId, index))}
      onRemove={(assetId) => store.edit((now) => removeMedia(now, target, assetId))}
      onAlt={(assetId, alt) => store.edit((now) => setAlt(now, target, assetId, alt))}
      onRetry={intake.queue.retry}
      onDismiss={intake.queue.dismiss}
    />
  );
}
