import { Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { useMutation } from '@tanstack/react-query';
import { CalendarCheck } from 'lucide-react';
import { engine } from '../../app/engine-client.ts';
import { navigate } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { toastError } from '../../ui/toast-error.ts';

interface ImportDoneProps {
  readonly importId: string;
  readonly posts: number;
  readonly onAgain: () => void;
}

/** The posts are there: to the calendar, or all of them back. */
export function ImportDone({ importId, posts, onAgain }: ImportDoneProps) {
  const { t } = useLingui();
  const undo = useMutation({ mutationFn: () => engine.bulk.undo({ importId }), onError: toastError });
  const undone = undo.data;
  return (
    <EmptyState
      icon={<CalendarCheck size={22} aria-hidden="true" />}
      title={
        undone === undefined
          ? t`${plural(posts, { one: '# post is in your plan', other: '# posts are in your plan' })}`
          : t`${plural(undone.deleted, { one: '# post is gone again', other: '# posts are gone again' })}`
      }
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {undone === undefined && (
            <Button variant="quiet" isPending={undo.isPending} onPress={() => undo.mutate()}>
              <Trans>Take them all back</Trans>
            </Button>
          )}
          <Button variant="secondary" onPress={onAgain}>
            <Trans>Another file</Trans>
          </Button>
          <Button variant="primary" onPress={() => navigate('/calendar')}>
            <Trans>Open the calendar</Trans>
          </Button>
        </div>
      }
    >
      {undone !== undefined && undone.kept > 0
        ? t`${plural(undone.kept, { one: '# stays: it is out, or on its way.', other: '# stay: they are out, or on their way.' })}`
        : undone === undefined && <Trans>Each can still be changed, moved or deleted.</Trans>}
    </EmptyState>
  );
}
