import type { ReactNode, Ref } from 'react';
import { PracticeBand } from '../../ui/PracticeBand.tsx';
import type { DraftStore } from './draft/draft-store.ts';
import { useDraft } from './draft/use-draft-store.ts';
import { PreviewPane } from './previews/PreviewPane.tsx';
import type { PreviewPost } from './previews/preview-post.ts';

interface DeskFrameProps {
  readonly store: DraftStore;
  readonly previews: readonly PreviewPost[];
  /** The column that is written in, for what must be found in it. */
  readonly column?: Ref<HTMLDivElement>;
  /** The bar with the one button. */
  readonly bar: ReactNode;
  readonly children: ReactNode;
}

/** A desk: what is written on the left, as networks will show it on the right, the bar below both. */
export function DeskFrame({ store, previews, column, bar, children }: DeskFrameProps) {
  const looking = useDraft(store, (state) => state.looking);
  return (
    <div className="flex h-full min-h-0 flex-col">
      {previews.some(({ account }) => account.mode === 'practice') && <PracticeBand />}
      <div className="flex min-h-0 flex-1">
        <div ref={column} className="min-w-0 flex-1 overflow-y-auto">
          <div className="mx-auto flex max-w-[760px] flex-col gap-4 px-6 pt-5 pb-8">{children}</div>
        </div>
        <aside className="flex w-[clamp(380px,38%,580px)] shrink-0 flex-col border-line border-l bg-surface-0">
          <PreviewPane posts={previews} looking={looking} onLook={store.look} />
        </aside>
      </div>
      {bar}
    </div>
  );
}
