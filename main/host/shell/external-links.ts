import { shell } from 'electron';
import { mayOpen } from './may-open.ts';

/** Opens addresses in the system's own applications: the one way out of the app for a link. */
export interface ExternalLinks {
  /** The practice networks' pages are the only plain-http ones. */
  allowPractice(origin: string): void;
  open(url: string): Promise<boolean>;
}

/** Creates the way out. */
export function createExternalLinks(): ExternalLinks {
  let practiceOrigin: string | null = null;
  return {
    allowPractice: (origin) => {
      practiceOrigin = origin;
    },
    async open(url) {
      if (!mayOpen(url, practiceOrigin)) return false;
      await shell.openExternal(new URL(url).href);
      return true;
    },
  };
}
