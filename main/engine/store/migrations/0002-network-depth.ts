import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// A table whose checks change is made anew and filled from the old one (SQLite, "Making Other Kinds Of Table Schema Changes").
const statements = [
  `create table publication_new (
    id text primary key,
    post_id text not null references post (id),
    account_id text not null references account (id),
    state text not null check (state in ('scheduled', 'held', 'preparing', 'committing', 'verifying', 'handed-over',
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
    content_type text,
    comment_state text check (comment_state in ('waiting', 'sending', 'checking', 'done', 'failed')),
    comment_id text,
    comment_failure text,
    comment_next_at integer,
    comment_tries integer not null default 0,
    removed_at integer,
    unique (post_id, account_id)
  ) strict`,
  `insert into publication_new (id, post_id, account_id, state, due_at, next_at, frozen, fingerprint, progress, committed_at,
      published_at, remote_id, url, failure, held_reason, evidence, tries, checks, metrics_at)
    select id, post_id, account_id, state, due_at, next_at, frozen, fingerprint, progress, committed_at,
      published_at, remote_id, url, failure, held_reason, evidence, tries, checks, metrics_at from publication`,
  `drop table publication`,
  `alter table publication_new rename to publication`,
  `create index publication_next on publication (state, next_at) where next_at is not null`,
  `create index publication_account on publication (account_id, state)`,
  `create index publication_state on publication (state, due_at)`,
  `create index publication_comment on publication (comment_next_at) where comment_next_at is not null`,

  `create table media_asset_new (
    id text primary key,
    kind text not null check (kind in ('image', 'video', 'document')),
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
    pages integer,
    digest text not null unique,
    extension text not null,
    imported_at integer not null
  ) strict`,
  `insert into media_asset_new (id, kind, file_name, mime, bytes, width, height, duration_ms, frames_per_second, video_codec,
      audio_codec, animated, digest, extension, imported_at)
    select id, kind, file_name, mime, bytes, width, height, duration_ms, frames_per_second, video_codec,
      audio_codec, animated, digest, extension, imported_at from media_asset`,
  `drop table media_asset`,
  `alter table media_asset_new rename to media_asset`,

  `create table network_app_new (
    network text not null,
    service text not null,
    client_id text not null,
    sealed_secret blob not null,
    scope_preset text,
    saved_at integer not null,
    primary key (network, service)
  ) strict, without rowid`,
  `insert into network_app_new (network, service, client_id, sealed_secret, saved_at)
    select network, '', client_id, sealed_secret, saved_at from network_app`,
  `drop table network_app`,
  `alter table network_app_new rename to network_app`,

  `alter table variant add column options text`,
  `alter table "grant" add column sealed_binding blob`,
  `alter table "grant" add column data_access_expires_at integer`,
  `alter table "grant" add column missing_scopes text not null default '[]'`,
  `alter table "grant" add column checked_at integer`,
  `alter table "grant" add column warned_days integer`,

  `create table rate_budget (
    network text not null,
    mode text not null check (mode in ('real', 'practice')),
    account text not null,
    name text not null,
    used_share real not null,
    resets_at integer,
    noted_at integer not null,
    primary key (network, mode, account, name)
  ) strict, without rowid`,
  `create table account_snapshot (
    account_id text not null references account (id) on delete cascade,
    metric text not null,
    period text not null check (period in ('now', 'day')),
    at integer not null,
    value integer,
    primary key (account_id, metric, period, at)
  ) strict, without rowid`,
  `create table demographic (
    account_id text not null references account (id) on delete cascade,
    dimension text not null,
    key text not null,
    value integer not null,
    at integer not null,
    primary key (account_id, dimension, key)
  ) strict, without rowid`,
];

/** What the networks' full depth needs: hand-over, options of a variant, first comments, health of grants, budgets, account figures. */
export const networkDepth = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
} satisfies Migration;
