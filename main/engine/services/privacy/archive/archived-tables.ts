import { z } from '../../../../../shared/zod.ts';
import { activityEntry } from '../../../../../shared/contract/overview.ts';
import { accountMetricValue, demographicValue } from '../../../../../shared/model/account-figures.ts';
import { accountStatus } from '../../../../../shared/model/account.ts';
import { auditActor, auditDetail, auditKind } from '../../../../../shared/model/audit.ts';
import { consentCategory, consentPlace } from '../../../../../shared/model/consent.ts';
import { failure } from '../../../../../shared/model/failure.ts';
import { mediaKind } from '../../../../../shared/model/media.ts';
import { accountKind, accountMode, networkId } from '../../../../../shared/model/network.ts';
import { metricName } from '../../../../../shared/model/publication.ts';
import { restrictablePurpose } from '../../../../../shared/model/restriction.ts';
import { erasureOutcome, erasureScope } from '../../../../../shared/model/rights.ts';
import { answersWords } from './archived-answers.ts';
import type { Tables } from '../../../store/tables.ts';
import { ownersLock, ownersWords } from './archived-owner.ts';
import { postsWords } from './archived-posts.ts';
import { type ArchivedRow, assetId, count, flag, id, line, time, word } from './columns.ts';

/** Why something of the profile is not in the archive, or in it only to be read. */
export type StaysBecause =
  /** A token or password: whoever has the archive must not be able to act for the owner. */
  | 'secret'
  /** It belongs to a sign-in, and the sign-in does not travel. */
  | 'sign-in'
  /** Technical trace of this installation. */
  | 'this-computer'
  /** Sealed with this profile's key: elsewhere it could be read, not continued. */
  | 'sealed-chain'
  /** A request or decision that counts here alone. */
  | 'counts-here';

/** How a table goes into the archive. */
export interface ArchivedTable {
  /** `travels`: comes back at an import. `told`: is there to be read. `stays`: is not in the archive. */
  readonly fate: 'travels' | 'told' | 'stays';
  readonly because?: StaysBecause;
  /** Columns that order it and tell where the next page starts. */
  readonly key: readonly string[];
  readonly row: ArchivedRow;
  /** Columns whose text is JSON: in the archive they are opened. */
  readonly json?: readonly string[];
  /** Columns that are not in the archive, and why. */
  readonly without?: Readonly<Record<string, StaysBecause>>;
}

/**
 * Every table, and what of it leaves with the owner. A parent comes before its children, so that an import finds what a row refers to.
 * A table or column that is missing here fails a test.
 */
export const archivedTables = {
  fact: {
    fate: 'travels',
    key: ['name'],
    row: z.strictObject({
      name: z.union([z.enum(['welcomed', 'locale', 'zone']), z.string().regex(/^redirect-port:[a-z]+$/)]),
      value: word,
    }),
  },
  consent_decision: {
    fate: 'travels',
    key: ['id'],
    row: z.strictObject({
      id: count,
      category: consentCategory,
      granted: flag,
      policy_version: word,
      decided_at: time,
      wording: line.nullable(),
      place: consentPlace.nullable(),
    }),
  },
  account: {
    fate: 'travels',
    key: ['id'],
    row: z.strictObject({
      id,
      network: networkId,
      mode: accountMode,
      kind: accountKind,
      remote_id: word,
      name: word,
      handle: word.nullable(),
      status: accountStatus,
      connected_at: time,
    }),
    // What a network told of an account for the use of its sign-in is told again at the next one.
    without: { grant_id: 'sign-in', sealed_token: 'secret', facts: 'sign-in' },
  },
  ...ownersWords,
  media_asset: {
    fate: 'travels',
    key: ['id'],
    row: z.strictObject({
      id: assetId,
      kind: mediaKind,
      file_name: line,
      mime: word,
      bytes: count,
      width: count,
      height: count,
      duration_ms: count.nullable(),
      frames_per_second: z.number().positive().nullable(),
      video_codec: word.nullable(),
      audio_codec: word.nullable(),
      animated: flag,
      pages: count.nullable(),
      digest: z.string().regex(/^[0-9a-f]{64}$/),
      extension: z.string().regex(/^[a-z0-9]{1,8}$/),
      imported_at: time,
    }),
  },
  ...postsWords,
  snapshot: {
    fate: 'travels',
    key: ['publication_id', 'metric', 'at'],
    row: z.strictObject({
      publication_id: id,
      metric: metricName,
      at: time,
      value: z.number().int().nullable(),
    }),
  },
  account_snapshot: {
    fate: 'travels',
    key: ['account_id', 'metric', 'period', 'at'],
    row: z.strictObject({
      account_id: id,
      metric: accountMetricValue.shape.metric,
      period: accountMetricValue.shape.period,
      at: time,
      value: z.number().int().nullable(),
    }),
  },
  demographic: {
    fate: 'travels',
    key: ['account_id', 'dimension', 'key'],
    row: z.strictObject({
      account_id: id,
      dimension: demographicValue.shape.dimension,
      key: word,
      value: z.number().int(),
      at: time,
    }),
  },
  activity: {
    fate: 'travels',
    key: ['id'],
    json: ['failure'],
    row: z.strictObject({
      id: count,
      at: time,
      kind: activityEntry.shape.kind,
      account_id: id.nullable(),
      network: networkId.nullable(),
      mode: accountMode.nullable(),
      account_name: word.nullable(),
      post_id: id.nullable(),
      publication_id: id.nullable(),
      excerpt: line.nullable(),
      url: line.nullable(),
      failure: failure.nullable(),
      count: z.number().int().nullable(),
    }),
  },
  network_app: {
    fate: 'told',
    because: 'secret',
    key: ['network', 'service'],
    row: z.strictObject({
      network: networkId,
      service: line,
      client_id: line,
      scope_preset: word.nullable(),
      saved_at: time,
    }),
    without: { sealed_secret: 'secret' },
  },
  grant: {
    fate: 'told',
    because: 'sign-in',
    key: ['id'],
    json: ['scopes', 'missing_scopes'],
    row: z.strictObject({
      id,
      network: networkId,
      mode: accountMode,
      subject: line,
      access_expires_at: time.nullable(),
      refresh_expires_at: time.nullable(),
      scopes: z.array(line),
      service: line.nullable(),
      signed_in_at: time,
      data_access_expires_at: time.nullable(),
      missing_scopes: z.array(line),
      checked_at: time.nullable(),
      warned_days: z.number().int().nullable(),
    }),
    without: { sealed_access_token: 'secret', sealed_refresh_token: 'secret', sealed_binding: 'secret' },
  },
  audit_entry: {
    fate: 'told',
    because: 'sealed-chain',
    key: ['id'],
    json: ['detail'],
    row: z.strictObject({
      id: count,
      at: time,
      actor: auditActor,
      kind: auditKind,
      subject_type: word.nullable(),
      subject_id: line.nullable(),
      detail: auditDetail,
    }),
    without: { digest: 'sealed-chain' },
  },
  ...answersWords,
  outbound_request: {
    fate: 'stays',
    because: 'this-computer',
    key: ['id'],
    row: z.strictObject({
      id: count,
      at: time,
      network: word,
      method: word,
      host: line,
      path: line,
      status: z.number().int().nullable(),
      outcome: word,
      duration_ms: z.number().int(),
    }),
  },
  erasure: {
    fate: 'stays',
    because: 'counts-here',
    key: ['id'],
    json: ['outcome'],
    row: z.strictObject({
      id: count,
      scope: erasureScope,
      subject_id: id.nullable(),
      asked_at: time,
      due_at: time,
      record_path: line.nullable(),
      cancelled_at: time.nullable(),
      outcome: erasureOutcome.nullable(),
      done_at: time.nullable(),
    }),
  },
  restriction: {
    fate: 'stays',
    because: 'counts-here',
    key: ['id'],
    row: z.strictObject({
      id: count,
      scope: word,
      account_id: id.nullable(),
      purpose: restrictablePurpose.nullable(),
      since: time,
    }),
  },
  sweep_run: {
    fate: 'stays',
    because: 'this-computer',
    key: ['id'],
    row: z.strictObject({
      id: count,
      at: time,
      rule: word,
      removed: count,
      oldest: time.nullable(),
      newest: time.nullable(),
    }),
  },
  ...ownersLock,
  rate_budget: {
    fate: 'stays',
    because: 'this-computer',
    key: ['network', 'mode', 'account', 'name'],
    row: z.strictObject({
      network: networkId,
      mode: accountMode,
      account: line,
      name: word,
      used_share: z.number(),
      resets_at: time.nullable(),
      noted_at: time,
    }),
  },
} as const satisfies Readonly<Record<keyof Tables, ArchivedTable>>;

export type ArchivedTableName = keyof typeof archivedTables;

/** A table's part in the archive. */
export const archivedTable = (name: ArchivedTableName): ArchivedTable => archivedTables[name];

export const tablesOf = (...fates: readonly ArchivedTable['fate'][]): readonly ArchivedTableName[] =>
  (Object.keys(archivedTables) as ArchivedTableName[]).filter((name) =>
    fates.includes(archivedTable(name).fate),
  );

/** What an import changes of a row, because the sign-ins did not come along: nothing may go out, or count as known, that is not. */
export const changedOnImport: Readonly<Partial<Record<ArchivedTableName, Readonly<Record<string, string>>>>> =
  {
    account: { status: 'Every account is disconnected until the owner signs in again.' },
    publication: {
      state: 'What was scheduled is held; what was under way or with the network waits for the owner.',
      held_reason: 'Held until the account is connected again.',
      evidence: 'Without a sign-in nobody can ask the network.',
      comment_state: 'A first comment under way has failed; the owner may send it again.',
    },
  };
