import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { orpc } from '../../../app/engine-client.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { PracticeTag } from '../../../ui/PracticeTag.tsx';
import { writeNewPost } from '../../compose/new-post.ts';

interface SignInDoneProps {
  readonly accountIds: readonly string[];
  readonly onClose: () => void;
}

/** What was connected, and the next step. */
export function SignInDone({ accountIds, onClose }: SignInDoneProps) {
  const { data } = useQuery(orpc.accounts.list.queryOptions());
  const accounts = data?.filter(({ id }) => accountIds.includes(id)) ?? [];
  return (
    <div className="flex flex-col gap-5">
      <div className="flex items-center gap-4" role="status">
        <span className="flex size-11 shrink-0 items-center justify-center rounded-2xl bg-success-fill text-success-ink">
          <CircleCheck size={21} aria-hidden="true" />
        </span>
        <p className="font-medium text-heading">
          <Plural value={accountIds.length} one="# account is connected" other="# accounts are connected" />
        </p>
      </div>
      {accounts.length > 0 && (
        <ul className="flex flex-col gap-2.5">
          {accounts.map(({ id, name, network, mode }) => (
            <li key={id} className="flex items-center gap-3">
              <Avatar name={name} network={network} mode={mode} />
              <span className="truncate font-medium">{name}</span>
              {mode === 'practice' && <PracticeTag />}
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          variant="secondary"
          onPress={() => {
            onClose();
            writeNewPost();
          }}
        >
          <Trans>Write a post</Trans>
        </Button>
        <Button variant="primary" onPress={onClose} autoFocus>
          <Trans>Done</Trans>
        </Button>
      </div>
    </div>
  );
}
