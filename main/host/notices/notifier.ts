import type { I18n } from '@lingui/core';
import { Notification } from 'electron';
import type { Notice, PublicationNotice } from '../../../shared/contract/index.ts';
import { wordsFor } from './notice-words.ts';

/** Shows system notifications; what happens to one post (or to the disk) within a moment becomes one of them. */
export interface Notifier {
  tell(notice: Notice): void;
}

/** How long the notices of a post are gathered (ms). */
const gatherFor = 4000;

/** Creates the notifier. `enabled` and `locked` are asked each time; `open` gets the view that a click leads to. */
export function createNotifier(
  i18n: () => I18n,
  enabled: () => boolean,
  open: (path: string) => void,
  locked: () => boolean,
): Notifier {
  const gathered = new Map<string, Notice[]>();
  // Held until closed: a notification that is collected loses its click.
  const shown = new Set<Notification>();

  function show(key: string): void {
    const words = wordsFor(i18n(), gathered.get(key) ?? [], locked());
    gathered.delete(key);
    if (words === undefined || !enabled() || !Notification.isSupported()) return;
    const notification = new Notification({ title: words.title, body: words.body });
    shown.add(notification);
    notification.on('click', () => open(words.path));
    notification.on('close', () => shown.delete(notification));
    notification.show();
  }

  return {
    tell(notice) {
      const key = 'postId' in notice ? keyOfPost(notice) : keyOf(notice);
      const known = gathered.get(key);
      if (known !== undefined) {
        known.push(notice);
        return;
      }
      gathered.set(key, [notice]);
      setTimeout(() => show(key), gatherFor);
    },
  };
}

/** A computer that wakes up may find a hundred posts that missed their time: told once. */
function keyOfPost({ kind, postId }: PublicationNotice): string {
  return kind === 'missed' || kind === 'moved-on' ? kind : `${kind} ${postId}`;
}

/** What is not about a post is gathered by what it is about. */
function keyOf(notice: Exclude<Notice, PublicationNotice>): string {
  switch (notice.kind) {
    case 'disk-refuses':
    case 'published-elsewhere':
    case 'calendar-file-refused':
    case 'unlock-refused':
    case 'breach-clock':
    case 'policy-changes':
    case 'daily-digest':
      return notice.kind;
    case 'breach-signal':
      return `${notice.kind} ${notice.signal}`;
    case 'network-trouble':
      return `${notice.kind} ${notice.network}`;
    case 'request-due':
      return `${notice.kind} ${notice.requestId}`;
    case 'access-revoked':
    case 'sign-in-ending':
      return `${notice.kind} ${notice.network} ${notice.accountNames.join()}`;
  }
}
