import type { ActivityKind } from '../../../shared/contract/overview.ts';

/** How an entry looks: what it is about, and whether it asks for attention. */
export interface ActivityTone {
  readonly icon:
    | 'account'
    | 'post'
    | 'out'
    | 'problem'
    | 'question'
    | 'pause'
    | 'resume'
    | 'setting'
    | 'engine';
  readonly level: 'plain' | 'good' | 'warning' | 'danger';
}

export const activityTones = {
  welcomed: { icon: 'setting', level: 'plain' },
  'consent-changed': { icon: 'setting', level: 'plain' },
  'account-connected': { icon: 'account', level: 'good' },
  'account-signed-out': { icon: 'account', level: 'warning' },
  'access-revoked': { icon: 'account', level: 'warning' },
  'sign-in-ending': { icon: 'account', level: 'warning' },
  'account-disconnected': { icon: 'account', level: 'plain' },
  'own-app-saved': { icon: 'setting', level: 'plain' },
  'own-app-removed': { icon: 'setting', level: 'plain' },
  'post-scheduled': { icon: 'post', level: 'plain' },
  'post-moved': { icon: 'post', level: 'plain' },
  'post-unscheduled': { icon: 'post', level: 'plain' },
  'post-deleted': { icon: 'post', level: 'plain' },
  'post-edited': { icon: 'post', level: 'plain' },
  'post-removed': { icon: 'post', level: 'plain' },
  'upload-stopped': { icon: 'post', level: 'plain' },
  'publishing-started': { icon: 'out', level: 'plain' },
  published: { icon: 'out', level: 'good' },
  'handed-over': { icon: 'out', level: 'plain' },
  'left-in-inbox': { icon: 'out', level: 'warning' },
  'publication-unknown': { icon: 'question', level: 'warning' },
  'publication-failed': { icon: 'problem', level: 'danger' },
  'publication-held': { icon: 'pause', level: 'warning' },
  'publication-moved-on': { icon: 'post', level: 'warning' },
  'publication-missed': { icon: 'problem', level: 'warning' },
  'owner-decided': { icon: 'post', level: 'plain' },
  paused: { icon: 'pause', level: 'plain' },
  resumed: { icon: 'resume', level: 'plain' },
  'practice-wiped': { icon: 'setting', level: 'plain' },
  'engine-recovered': { icon: 'engine', level: 'plain' },
  'wall-time-kept': { icon: 'post', level: 'plain' },
  'wall-times-kept': { icon: 'post', level: 'plain' },
  'wall-time-not-kept': { icon: 'problem', level: 'warning' },
  'series-begun': { icon: 'post', level: 'plain' },
  'series-changed': { icon: 'post', level: 'plain' },
  'series-ended': { icon: 'post', level: 'plain' },
  'series-passed': { icon: 'question', level: 'warning' },
  'network-trouble': { icon: 'engine', level: 'warning' },
  'network-back': { icon: 'engine', level: 'plain' },
  'posts-imported': { icon: 'post', level: 'plain' },
  'import-undone': { icon: 'post', level: 'plain' },
  'waited-for-disk': { icon: 'engine', level: 'warning' },
} as const satisfies Record<ActivityKind, ActivityTone>;
