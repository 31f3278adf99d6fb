import { shell } from 'electron';

/** Opens addresses in the system's own applications: the one way out of the app for a link. */
export interface ExternalLinks {
  /** The practice networks' pages are the only plain-http ones. */
  allowPractice(origin: string): void;
  open(url: string): Promise<boolean>;
}

/** Whether an address may leave the app: https, mailto, or a page of the running practice networks. */
export function mayOpen(url: string, practiceOrigin: string | null): boolean {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
  if (parsed.username !== '' || parsed.password !== '') return false;
  if (parsed.protocol === 'https:' || parsed.protocol === 'mailto:') return true;
  return practiceOrigin !== null && parsed.origin === practiceOrigin && parsed.protocol === 'http:';
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
