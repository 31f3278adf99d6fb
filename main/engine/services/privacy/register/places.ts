import type { Settings } from '../../../../../shared/model/settings.ts';
import type { DataKind, OutsidePlace, ProcessingActivityId } from '../../../../../shared/privacy/register.ts';
import { crashFolder } from '../../../../../shared/crash-folder.ts';
import { erasingMark } from '../../../../../shared/erasing-mark.ts';
import { printingFolder } from '../../../../../shared/printing-folder.ts';
import { answersPlaces } from './places-answers.ts';
import { publishingPlaces } from './places-publishing.ts';
import type { Tables } from '../../../store/tables.ts';

/** Where the data of a processing activity lies: each column with what it holds. A table or column without a place does not compile. Keeps D1. */
export type TablePlaces = {
  readonly [T in keyof Tables]: {
    readonly activity: ProcessingActivityId;
    readonly columns: { readonly [C in keyof Tables[T]]: DataKind };
  };
};

export const tablePlaces: TablePlaces = {
  network_app: {
    activity: 'accounts',
    columns: {
      network: 'reference',
      service: 'reference',
      client_id: 'identity',
      sealed_secret: 'secret',
      scope_preset: 'state',
      saved_at: 'time',
    },
  },
  grant: {
    activity: 'accounts',
    columns: {
      id: 'reference',
      network: 'reference',
      mode: 'state',
      subject: 'identity',
      sealed_access_token: 'secret',
      sealed_refresh_token: 'secret',
      sealed_binding: 'secret',
      access_expires_at: 'time',
      refresh_expires_at: 'time',
      data_access_expires_at: 'time',
      scopes: 'state',
      missing_scopes: 'state',
      service: 'reference',
      signed_in_at: 'time',
      checked_at: 'time',
      warned_days: 'state',
    },
  },
  account: {
    activity: 'accounts',
    columns: {
      id: 'reference',
      grant_id: 'reference',
      network: 'reference',
      mode: 'state',
      kind: 'state',
      remote_id: 'identity',
      name: 'identity',
      handle: 'identity',
      status: 'state',
      sealed_token: 'secret',
      facts: 'state',
      connected_at: 'time',
    },
  },
  media_asset: {
    activity: 'publishing',
    columns: {
      id: 'reference',
      kind: 'state',
      file_name: 'content',
      mime: 'state',
      bytes: 'state',
      width: 'state',
      height: 'state',
      duration_ms: 'state',
      frames_per_second: 'state',
      video_codec: 'state',
      audio_codec: 'state',
      animated: 'state',
      pages: 'state',
      digest: 'reference',
      extension: 'state',
      imported_at: 'time',
    },
  },
  post: {
    activity: 'publishing',
    columns: {
      id: 'reference',
      text: 'content',
      media: 'content',
      revision: 'state',
      local_time: 'time',
      zone: 'time',
      at: 'time',
      created_at: 'time',
      updated_at: 'time',
      missed_rule: 'state',
      queued: 'state',
      import_id: 'reference',
    },
  },
  slot: {
    activity: 'publishing',
    columns: { account_id: 'reference', weekday: 'time', minutes: 'time' },
  },
  series: {
    activity: 'publishing',
    columns: {
      id: 'reference',
      draft: 'content',
      start_local: 'time',
      zone: 'time',
      rule: 'time',
      made_until: 'time',
      created_at: 'time',
      ended_at: 'time',
    },
  },
  occurrence: {
    activity: 'publishing',
    columns: { series_id: 'reference', local_time: 'time', post_id: 'reference' },
  },
  template: {
    activity: 'publishing',
    columns: { id: 'reference', name: 'content', draft: 'content', created_at: 'time', updated_at: 'time' },
  },
  variant: {
    activity: 'publishing',
    columns: {
      post_id: 'reference',
      account_id: 'reference',
      position: 'state',
      text: 'content',
      media: 'content',
      tiktok: 'content',
      options: 'content',
    },
  },
  ...publishingPlaces,
  snapshot: {
    activity: 'statistics',
    columns: { publication_id: 'reference', metric: 'state', at: 'time', value: 'figure' },
  },
  account_snapshot: {
    activity: 'statistics',
    columns: { account_id: 'reference', metric: 'state', period: 'state', at: 'time', value: 'figure' },
  },
  demographic: {
    activity: 'statistics',
    columns: { account_id: 'reference', dimension: 'state', key: 'state', value: 'figure', at: 'time' },
  },
  fact: { activity: 'operation', columns: { name: 'reference', value: 'state' } },
  rate_budget: {
    activity: 'operation',
    columns: {
      network: 'reference',
      mode: 'state',
      account: 'reference',
      name: 'state',
      used_share: 'figure',
      resets_at: 'time',
      noted_at: 'time',
    },
  },
  activity: {
    activity: 'operation',
    columns: {
      id: 'reference',
      at: 'time',
      kind: 'state',
      account_id: 'reference',
      network: 'reference',
      mode: 'state',
      account_name: 'identity',
      post_id: 'reference',
      publication_id: 'reference',
      excerpt: 'content',
      url: 'reference',
      failure: 'state',
      count: 'state',
    },
  },
  outbound_request: {
    activity: 'operation',
    columns: {
      id: 'reference',
      at: 'time',
      network: 'reference',
      method: 'state',
      host: 'reference',
      path: 'reference',
      status: 'state',
      outcome: 'state',
      duration_ms: 'state',
    },
  },
  consent_decision: {
    activity: 'proof',
    columns: {
      id: 'reference',
      category: 'state',
      granted: 'state',
      policy_version: 'state',
      decided_at: 'time',
      wording: 'state',
      place: 'state',
    },
  },
  restriction: {
    activity: 'proof',
    columns: { id: 'reference', scope: 'state', account_id: 'reference', purpose: 'state', since: 'time' },
  },
  sweep_run: {
    activity: 'proof',
    columns: {
      id: 'reference',
      at: 'time',
      rule: 'state',
      removed: 'figure',
      oldest: 'time',
      newest: 'time',
    },
  },
  ...answersPlaces,
  audit_entry: {
    activity: 'proof',
    columns: {
      id: 'reference',
      at: 'time',
      actor: 'state',
      kind: 'state',
      subject_type: 'state',
      subject_id: 'reference',
      detail: 'state',
      digest: 'reference',
    },
  },
  erasure: {
    activity: 'proof',
    columns: {
      id: 'reference',
      scope: 'state',
      subject_id: 'reference',
      asked_at: 'time',
      due_at: 'time',
      record_path: 'reference',
      cancelled_at: 'time',
      outcome: 'state',
      done_at: 'time',
    },
  },
  owner_profile: {
    activity: 'owner',
    columns: {
      id: 'reference',
      first_name: 'identity',
      last_name: 'identity',
      email: 'identity',
      company: 'identity',
      position: 'identity',
      updated_at: 'time',
    },
  },
  owner_profile_change: {
    activity: 'owner',
    columns: { id: 'reference', at: 'time', field: 'state', was: 'identity', became: 'identity' },
  },
  owner_attestation: {
    activity: 'proof',
    columns: { id: 'reference', at: 'time', adult: 'state', professional: 'state', policy_version: 'state' },
  },
  owner_credential: {
    activity: 'owner',
    columns: { id: 'reference', slot: 'secret', since: 'time' },
  },
  owner_second_factor: {
    activity: 'owner',
    columns: {
      id: 'reference',
      sealed_secret: 'secret',
      began_at: 'time',
      since: 'time',
      last_step: 'state',
    },
  },
  owner_recovery_code: {
    activity: 'owner',
    columns: { id: 'reference', slot: 'secret', made_at: 'time', used_at: 'time' },
  },
  owner_lock: {
    activity: 'owner',
    columns: {
      id: 'reference',
      level: 'state',
      after_minutes: 'state',
      on_sleep: 'state',
      on_screen_lock: 'state',
      failures: 'state',
      failed_at: 'time',
    },
  },
  owner_attempt: {
    activity: 'owner',
    columns: { id: 'reference', at: 'time', failures: 'state' },
  },
};

/** What the host keeps in `settings.json`, beside where the window was. */
export const settingPlaces: Readonly<Record<keyof Settings, ProcessingActivityId>> = {
  locale: 'operation',
  theme: 'preferences',
  density: 'preferences',
  weekStart: 'preferences',
  sidebar: 'preferences',
  openAtLogin: 'operation',
  notifications: 'operation',
};

/** Files of a profile, by their path in it; a pattern that ends in `/` stands for everything below. */
export interface FilePlace {
  readonly pattern: string;
  readonly activity: ProcessingActivityId;
  readonly holds: DataKind;
}

export const filePlaces: readonly FilePlace[] = [
  { pattern: 'kaizup.db', activity: 'publishing', holds: 'content' },
  { pattern: 'kaizup.db-wal', activity: 'publishing', holds: 'content' },
  // Tells a wrong key from a damaged file; says nothing about the key.
  { pattern: 'kaizup.db.key-id', activity: 'operation', holds: 'reference' },
  { pattern: 'data-key.json', activity: 'accounts', holds: 'secret' },
  // Failed attempts at a full lock: there is no database to note them before it is open.
  { pattern: 'unlock-attempts.json', activity: 'owner', holds: 'state' },
  // The machine that publishes from this profile, by its name, and the folder; and where it answers questions.
  { pattern: 'publisher.json', activity: 'operation', holds: 'state' },
  { pattern: 'publisher.sock', activity: 'operation', holds: 'state' },
  { pattern: 'media/', activity: 'publishing', holds: 'content' },
  { pattern: 'audit.anchor', activity: 'proof', holds: 'reference' },
  // Sheets on their way to a PDF that the owner asked for; empty at any other time.
  { pattern: `${printingFolder}/`, activity: 'proof', holds: 'content' },
  // Stands only while everything is being erased.
  { pattern: erasingMark, activity: 'proof', holds: 'state' },
  { pattern: 'logs/', activity: 'operation', holds: 'state' },
  // Empty: no crash reporter is started.
  { pattern: `${crashFolder}/`, activity: 'operation', holds: 'state' },
  { pattern: 'settings.json', activity: 'operation', holds: 'state' },
  { pattern: 'practice/', activity: 'practice', holds: 'content' },
  // Chromium's own files: no cookie or page of anybody else gets in (the session is locked down).
  { pattern: 'browser/', activity: 'operation', holds: 'state' },
];

/** What Kaizup keeps outside of its folder, where the owner wanted it. */
export const outsidePlaces: Readonly<Record<OutsidePlace, ProcessingActivityId>> = {
  'calendar-file': 'publishing',
};

/** The place of a file; undefined: it has none and must not be there. */
export function placeOfFile(path: string): FilePlace | undefined {
  return filePlaces.find(({ pattern }) =>
    pattern.endsWith('/') ? path.startsWith(pattern) : path === pattern,
  );
}
