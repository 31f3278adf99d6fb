import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { engine } from '../../app/engine-client.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { showToast } from '../../ui/toast.ts';
import { failedAmong } from './failed-among.ts';
import { usePostAction } from './use-post-action.ts';

interface TryAllAgainProps {
  readonly posts: readonly Pick<PostCard, 'id' | 'publications'>[];
  /** From how many failures on it stands here: a single one has a button of its own beside it. */
  readonly from: number;
}

/** Tries again, after a question with their number, whatever failed of some posts; what went out or is under way stays as it is. */
export function TryAllAgain({ posts, from }: TryAllAgainProps) {
  const { t } = useLingui();
  const { run, running } = usePostAction();
  const [asking, setAsking] = useState(false);
  const { postIds, count } = failedAmong(posts);
  if (count < from) return null;
  const again = async (): Promise<void> => {
    const done = await run('retry-failed', async () => {
      const { again: tried, left } = await engine.posts.retryFailed({ postIds: [...postIds] });
      const begun = t`${plural(tried, { one: '# publication is tried again', other: '# publications are tried again' })}`;
      const waiting = t`${plural(left, { one: '# needs you first: open its post', other: '# need you first: open their posts' })}`;
      showToast({ tone: left > 0 ? 'info' : 'success', text: left > 0 ? `${begun} · ${waiting}` : begun });
    });
    if (done) setAsking(false);
  };
  return (
    <div>
      <Button variant="secondary" onPress={() => setAsking(true)}>
        <RotateCcw size={15} aria-hidden="true" />
        <Trans>Try all that failed again</Trans>
      </Button>
      {asking && (
        <ConfirmDialog
          title={t`Try all that failed again?`}
          confirmLabel={t`${plural(count, { one: 'Try # publication again', other: 'Try # publications again' })}`}
          isPending={running === 'retry-failed'}
          onConfirm={() => void again()}
          onClose={() => setAsking(false)}
        >
          <Plural
            value={count}
            one="# publication is sent again now. What went out already, or is still being checked, is not touched."
            other="# publications are sent again now. What went out already, or is still being checked, is not touched."
          />
        </ConfirmDialog>
      )}
    </div>
  );
}
