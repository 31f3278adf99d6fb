import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { orpc } from '../../app/engine-client.ts';
import { toastError } from '../../ui/toast-error.ts';

export interface PostAction {
  /** The name of the action under way, so that its own button shows it. */
  readonly running: string | null;
  /** Runs one action at a time; true when it went well, else its reason is shown. */
  readonly run: (name: string, action: () => Promise<unknown>) => Promise<boolean>;
}

/** Runs what the owner asks of a post and refreshes what is shown of it. */
export function usePostAction(): PostAction {
  const queryClient = useQueryClient();
  const [running, setRunning] = useState<string | null>(null);
  const run = async (name: string, action: () => Promise<unknown>): Promise<boolean> => {
    if (running !== null) return false;
    setRunning(name);
    try {
      await action();
      return true;
    } catch (error) {
      toastError(error);
      return false;
    } finally {
      setRunning(null);
      void queryClient.invalidateQueries({ queryKey: orpc.posts.key() });
      void queryClient.invalidateQueries({ queryKey: orpc.app.key() });
    }
  };
  return { running, run };
}
