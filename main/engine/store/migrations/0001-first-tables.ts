import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create table fact (name text primary key, value text not null) strict`,
  `create table consent_decision (
    id integer primary key,
    category text not null,
    granted integer not null check (granted in (0, 1)),
    policy_version text not null,
    decided_at integer not null
  ) strict`,
  `create table network_app (
    network text primary key,
    client_id text not null,
    sealed_secret blob not null,
    saved_at integer not null
  ) strict`,
  `create table "grant" (
    id text primary key,
    network text not null,
    mode text not null check (mode in ('real', 'practice')),
    subject text not null,
    sealed_access_token blob not null,
    sealed_refresh_token blob,
    access_expires_at integer,
    refresh_expires_at integer,
    scopes text not null,
    service text,
    signed_in_at integer not null,
    unique (network, mode, subject)
  ) strict`,
  `create table account (
    id text primary key,
    grant_id text references "grant" (id) on delete set null,
    network text not null,
    mode text not null check (mode in ('real', 'practice')),
    kind text not null,
    remote_id text not null,
    name text not null,
    handle text,
    status text not null check (status in ('connected', 'signed-out', 'disconnected')),
    sealed_token blob,
    facts text not null,
    connected_at integer not null,
    unique (network, mode, remote_id)
  ) strict`,
  `create table media_asset (
    id text primary key,
    kind text not null check (kind in ('image', 'video')),
    file_name text not null,
    mime text not null,
    bytes integer not null,
    width integer not null,
    height integer not null,
    duration_ms integer,
    frames_per_second real,
    video_codec text,
    audio_codec text,
    animated integer not null,
    digest text not null unique,
    extension text not null,
    imported_at integer not null
  ) strict`,
  `create table post (
    id text primary key,
    text text not null,
    media text not null,
    revision integer not null,
    local_time text,
    zone text,
    at integer,
    created_at integer not null,
    updated_at integer not null
  ) strict`,
  `create index post_by_time on post (at) where at is not null`,
  `create index post_drafts on post (updated_at) where at is null`,
  `create table variant (
    post_id text not null references post (id) on delete cascade,
    account_id text not null references account (id),
    position integer not null,
    text text,
    media text,
    tiktok text,
    primary key (post_id, account_id)
  ) strict, without rowid`,
  `create table publication (
    id text primary key,
    post_id text not null references post (id),
    account_id text not null references account (id),
    state text not null check (state in ('scheduled', 'held', 'preparing', 'committing', 'verifying',
      'published', 'failed', 'needs-owner', 'missed', 'cancelled')),
    due_at integer not null,
    next_at integer,
    frozen text,
    fingerprint text,
    progress text not null,
    committed_at integer,
    published_at integer,
    remote_id text,
    url text,
    failure text,
    held_reason text,
    evidence text,
    tries integer not null,
    checks integer not null,
    metrics_at integer,
    unique (post_id, account_id)
  ) strict`,
  `create index publication_next on publication (state, next_at) where next_at is not null`,
  `create index publication_account on publication (account_id, state)`,
  `create index publication_state on publication (state, due_at)`,
  `create table attempt (
    id integer primary key,
    publication_id text not null references publication (id) on delete cascade,
    number integer not null,
    started_at integer not null,
    unique (publication_id, number)
  ) strict`,
  `create table attempt_step (
    id integer primary key,
    attempt_id integer not null references attempt (id) on delete cascade,
    at integer not null,
    step text not null,
    failure text
  ) strict`,
  `create index attempt_step_by_attempt on attempt_step (attempt_id)`,
  `create table snapshot (
    publication_id text not null references publication (id) on delete cascade,
    metric text not null,
    at integer not null,
    value integer,
    primary key (publication_id, metric, at)
  ) strict, without rowid`,
  `create table activity (
    id integer primary key,
    at integer not null,
    kind text not null,
    account_id text,
    network text,
    mode text,
    account_name text,
    post_id text,
    publication_id text,
    excerpt text,
    url text,
    failure text,
    count integer
  ) strict`,
  `create table outbound_request (
    id integer primary key,
    at integer not null,
    network text not null,
    method text not null,
    host text not null,
    path text not null,
    status integer,
    outcome text not null,
    duration_ms integer not null
  ) strict`,
];

/** Everything that connecting, composing, scheduling and publishing needs. */
export const firstTables = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
} satisfies Migration;
