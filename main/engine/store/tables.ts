import type { Generated } from 'kysely';
import type {
  OwnerAttemptTable,
  OwnerAttestationTable,
  OwnerCredentialTable,
  OwnerLockTable,
  OwnerProfileChangeTable,
  OwnerProfileTable,
  OwnerRecoveryCodeTable,
  OwnerSecondFactorTable,
} from './tables-owner.ts';
import type {
  BreachSignalTable,
  BreachStepTable,
  BreachTable,
  RightsRequestTable,
} from './tables-answers.ts';
import type { RestrictionTable, SweepRunTable } from './tables-keeping.ts';
import type { OccurrenceTable, SeriesTable, SlotTable, TemplateTable } from './tables-planning.ts';

/** The tables as TypeScript sees them; created by the files in `migrations/`. Times are ms since the epoch. */
export interface Tables {
  fact: FactTable;
  consent_decision: ConsentDecisionTable;
  network_app: NetworkAppTable;
  grant: GrantTable;
  account: AccountTable;
  media_asset: MediaAssetTable;
  post: PostTable;
  variant: VariantTable;
  slot: SlotTable;
  series: SeriesTable;
  occurrence: OccurrenceTable;
  template: TemplateTable;
  publication: PublicationTable;
  attempt: AttemptTable;
  attempt_step: AttemptStepTable;
  snapshot: SnapshotTable;
  activity: ActivityTable;
  outbound_request: OutboundRequestTable;
  rate_budget: RateBudgetTable;
  account_snapshot: AccountSnapshotTable;
  demographic: DemographicTable;
  audit_entry: AuditEntryTable;
  erasure: ErasureTable;
  restriction: RestrictionTable;
  sweep_run: SweepRunTable;
  owner_profile: OwnerProfileTable;
  owner_profile_change: OwnerProfileChangeTable;
  owner_attestation: OwnerAttestationTable;
  owner_credential: OwnerCredentialTable;
  owner_second_factor: OwnerSecondFactorTable;
  owner_recovery_code: OwnerRecoveryCodeTable;
  owner_lock: OwnerLockTable;
  owner_attempt: OwnerAttemptTable;
  rights_request: RightsRequestTable;
  breach: BreachTable;
  breach_signal: BreachSignalTable;
  breach_step: BreachStepTable;
}

/** One entry of the audit log; `digest` covers the entry and the digest before it. */
export interface AuditEntryTable {
  id: number;
  at: number;
  actor: string;
  kind: string;
  subject_type: string | null;
  subject_id: string | null;
  /** JSON: names, numbers and ids, never what was written or a secret. */
  detail: string;
  digest: Buffer;
}

/** What a network's headers last said of a budget. `account` is the network's id, empty for the application's own. */
export interface RateBudgetTable {
  network: string;
  mode: string;
  account: string;
  name: string;
  used_share: number;
  resets_at: number | null;
  noted_at: number;
}

/** A metric of an account at a time; null: not provided by the network. */
export interface AccountSnapshotTable {
  account_id: string;
  metric: string;
  period: string;
  at: number;
  value: number | null;
}

/** The audience of an account as the network last counted it: replaced with every reading. */
export interface DemographicTable {
  account_id: string;
  dimension: string;
  key: string;
  value: number;
  at: number;
}

/** Single values: attestation, pause, ports. */
export interface FactTable {
  name: string;
  value: string;
}

export interface ConsentDecisionTable {
  id: Generated<number>;
  category: string;
  granted: number;
  policy_version: string;
  decided_at: number;
  /** Which words were shown, and their language; null for decisions made before that was kept. */
  wording: string | null;
  /** Where it was decided; null for decisions made before that was kept. */
  place: string | null;
}

export interface NetworkAppTable {
  network: string;
  /** The server that knows this application, where every server keeps its own list; else empty. */
  service: string;
  client_id: string;
  sealed_secret: Buffer;
  /** Which set of permissions the application may ask for; null: the one open to everyone. */
  scope_preset: string | null;
  saved_at: number;
}

/** One sign-in; may hold several accounts. */
export interface GrantTable {
  id: string;
  network: string;
  mode: string;
  subject: string;
  sealed_access_token: Buffer;
  sealed_refresh_token: Buffer | null;
  access_expires_at: number | null;
  refresh_expires_at: number | null;
  scopes: string;
  service: string | null;
  signed_in_at: number;
  sealed_binding: Buffer | null;
  data_access_expires_at: number | null;
  /** JSON: permissions that are missing, as the network last said. */
  missing_scopes: Generated<string>;
  checked_at: number | null;
  /** The smallest number of days left that the owner was warned of. */
  warned_days: number | null;
}

/** Its `grant_id` is null once it is disconnected: the keys are gone, the name stays with what it published. */
export interface AccountTable {
  id: string;
  grant_id: string | null;
  network: string;
  mode: string;
  kind: string;
  remote_id: string;
  name: string;
  handle: string | null;
  status: string;
  sealed_token: Buffer | null;
  facts: string;
  connected_at: number;
}

export interface MediaAssetTable {
  id: string;
  kind: string;
  file_name: string;
  mime: string;
  bytes: number;
  width: number;
  height: number;
  duration_ms: number | null;
  frames_per_second: number | null;
  video_codec: string | null;
  audio_codec: string | null;
  animated: number;
  pages: number | null;
  digest: string;
  extension: string;
  imported_at: number;
}

export interface PostTable {
  id: string;
  text: string;
  /** JSON: PostMedia[]. */
  media: string;
  revision: number;
  local_time: string | null;
  zone: string | null;
  at: number | null;
  created_at: number;
  updated_at: number;
  /** JSON: what its owner wants when its time is missed; null: as for all. */
  missed_rule: string | null;
  /** Whether its time is a slot of the queue. */
  queued: Generated<number>;
  /** What it came in with, out of a file; null: alone. */
  import_id: Generated<string | null>;
}

export interface VariantTable {
  post_id: string;
  account_id: string;
  position: number;
  text: string | null;
  /** JSON: PostMedia[] or null. */
  media: string | null;
  /** JSON: TikTokOptions or null. */
  tiktok: string | null;
  /** JSON: PublishOptions or null for the defaults. */
  options: string | null;
}

export interface PublicationTable {
  id: string;
  post_id: string;
  account_id: string;
  state: string;
  due_at: number;
  /** When the scheduler looks at it next: its due time, a retry, a re-check. Null: only the owner moves it. */
  next_at: number | null;
  /** JSON: the content as it left the schedule, null before. */
  frozen: string | null;
  /** SHA-256 of `frozen`: a verification never matches other content. */
  fingerprint: string | null;
  /** JSON: what the connector saved (remote ids, offsets). */
  progress: string;
  committed_at: number | null;
  published_at: number | null;
  remote_id: string | null;
  url: string | null;
  failure: string | null;
  held_reason: string | null;
  evidence: string | null;
  tries: number;
  checks: number;
  metrics_at: number | null;
  /** Type of the frozen content. */
  content_type: string | null;
  /** State of the first comment: null when there is none. */
  comment_state: string | null;
  comment_id: string | null;
  comment_failure: string | null;
  comment_next_at: number | null;
  comment_tries: number;
  /** When the owner took it off the network. */
  removed_at: number | null;
  /** JSON: what kept it from going out at its time, null when nothing did. */
  kept_back: string | null;
  /** When its network was last asked to give it back, while nobody knows whether it did; null: it was not, or said what it did. */
  asked_back_at: number | null;
}

export interface AttemptTable {
  id: Generated<number>;
  publication_id: string;
  number: number;
  started_at: number;
}

export interface AttemptStepTable {
  id: Generated<number>;
  attempt_id: number;
  at: number;
  step: string;
  failure: string | null;
  /** JSON: what the network said when it failed; null where it said nothing or nothing failed. */
  answer: string | null;
}

/** A metric of a publication at a time; null: not provided by the network. */
export interface SnapshotTable {
  publication_id: string;
  metric: string;
  at: number;
  value: number | null;
}

export interface ActivityTable {
  id: Generated<number>;
  at: number;
  kind: string;
  account_id: string | null;
  network: string | null;
  mode: string | null;
  account_name: string | null;
  post_id: string | null;
  publication_id: string | null;
  excerpt: string | null;
  url: string | null;
  failure: string | null;
  count: number | null;
}

/** What left this computer: no path parameters, no bodies, no tokens. */
export interface OutboundRequestTable {
  id: Generated<number>;
  at: number;
  network: string;
  method: string;
  host: string;
  path: string;
  status: number | null;
  outcome: string;
  duration_ms: number;
}

/** An erasure that the owner asked for; it comes true at `due_at` unless it is cancelled before. */
export interface ErasureTable {
  id: Generated<number>;
  scope: string;
  /** The account or post; null for everything. */
  subject_id: string | null;
  asked_at: number;
  due_at: number;
  /** Where the owner wants to find the last word, outside the profile; null: nowhere. */
  record_path: string | null;
  cancelled_at: number | null;
  /** JSON: what it came to, written with the deletion; it names nobody. */
  outcome: string | null;
  /** When nothing was left of it, freed pages included. */
  done_at: number | null;
}
