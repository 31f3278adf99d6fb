import { Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert } from 'lucide-react';
import { signInProblemSentences } from '../../../../shared/i18n/sign-in-messages.ts';
import type { SignInProblem } from '../../../../shared/model/account.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import { Button } from '../../../ui/Button.tsx';

interface SignInEndedProps {
  readonly network: NetworkId;
  readonly problem: SignInProblem;
  readonly onAgain: () => void;
  /** Where the owner's own app may be the reason. */
  readonly onEditApp?: () => void;
  readonly onClose: () => void;
}

/** A sign-in that came to nothing: what happened, that nothing stayed behind, and the way on. */
export function SignInEnded({ network, problem, onAgain, onEditApp, onClose }: SignInEndedProps) {
  const { i18n } = useLingui();
  const { what, next } = signInProblemSentences(i18n, network, problem);
  const appFirst = problem === 'wrong-app-settings' && onEditApp !== undefined;
  return (
    <div className="flex flex-col gap-5">
      <div className="flex items-start gap-4" role="alert">
        <span className="flex size-11 shrink-0 items-center justify-center rounded-2xl bg-warning-fill text-warning-ink">
          <CircleAlert size={20} aria-hidden="true" />
        </span>
        <div className="max-w-[58ch]">
          <p className="font-medium text-heading">{what}</p>
          <p className="mt-1 text-ink-2">{next}</p>
        </div>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
        {onEditApp !== undefined && (
          <Button variant={appFirst ? 'primary' : 'secondary'} onPress={onEditApp}>
            <Trans>Change my app</Trans>
          </Button>
        )}
        <Button variant={appFirst ? 'secondary' : 'primary'} onPress={onAgain}>
          <Trans>Start again</Trans>
        </Button>
      </div>
    </div>
  );
}
