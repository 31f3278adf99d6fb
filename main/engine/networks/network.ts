import type { Failure } from '../../../shared/model/failure.ts';
import type { AccountKind, AccountMode, NetworkId } from '../../../shared/model/network.ts';
import type { ContentType } from '../../../shared/model/content-type.ts';
import type { MediaKind } from '../../../shared/model/media.ts';
import type { TikTokOptions } from '../../../shared/model/post.ts';
import type { PublishOptions } from '../../../shared/model/publish-options.ts';
import type { EvidenceCode, MetricValue } from '../../../shared/model/publication.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { Clock } from '../clock.ts';
import type { NetworkCalls } from '../http/network-calls.ts';
import type { AccountFigures, ChangeOutcome, Comments, HandOver } from './after-publishing.ts';
import type { BrowserSignIn, PasswordSignIn, SignInThrough } from './signing-in.ts';

/** The application's identity at a network: the owner's own developer application, or the practice one. */
export interface ClientIdentity {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Which of a network's sets of permissions the application may ask for; absent: the set open to everyone. */
  readonly scopePreset?: string | undefined;
}

/**
 * Base address of one of the network's hosts, without a trailing slash. Real: `https://graph.facebook.com`;
 * practice: `http://127.0.0.1:PORT/graph.facebook.com`. Connectors never write a scheme or a host of their own.
 */
export type BaseOf = (host: string) => string;

/** What every conversation with a network needs. */
export interface Line {
  readonly calls: NetworkCalls;
  readonly baseOf: BaseOf;
  readonly clock: Clock;
  readonly client: ClientIdentity;
  readonly budgets: RateBudgets;
}

/** What a reply's headers say of a budget: how much of it is used (0 to 1 and beyond) and when it is fresh again (ms). */
export interface BudgetReading {
  /** `app`: shared by all accounts of this application; `account`: this account's own. */
  readonly scope: 'app' | 'account';
  /** The network's own name for it, e.g. `pages` or `media`; several budgets may run side by side. */
  readonly name: string;
  readonly usedShare: number;
  readonly resetsAt: number | null;
}

/** The networks' own rate budgets, kept in the database. Connectors note what headers say; the engine waits by it. */
export interface RateBudgets {
  note(account: Pick<ActingAccount, 'remoteId'> | null, reading: BudgetReading): void;
}

/** What one sign-in yields. Times in ms since the epoch; null = no end known. */
export interface GrantTokens {
  /** The network's id of the person who signed in. */
  readonly subject: string;
  readonly accessToken: string;
  readonly accessExpiresAt: number | null;
  readonly refreshToken: string | null;
  readonly refreshExpiresAt: number | null;
  readonly scopes: readonly string[];
  /** Base address of the person's own server where the network has many (Bluesky, Mastodon), else null. */
  readonly service: string | null;
  /** What the tokens are bound to (a DPoP key as JSON), sealed like them; absent where a token alone is enough. */
  readonly binding?: string | null;
}

/** What a network says of a grant when it is asked. Times in ms, null: no end. */
export interface GrantHealth {
  readonly scopes: readonly string[];
  /** Permissions that the product asks for and the person did not give or has taken back. */
  readonly missingScopes: readonly string[];
  readonly accessExpiresAt: number | null;
  /** When reading stops until the person signs in again, where the network counts that apart (Facebook). */
  readonly dataAccessExpiresAt: number | null;
}

/** An account found through a grant. */
export interface DiscoveredAccount {
  readonly network: NetworkId;
  readonly remoteId: string;
  readonly kind: AccountKind;
  readonly name: string;
  readonly handle: string | null;
  /** A token of the account's own (a Page token), else null: the grant's serves. */
  readonly token: string | null;
  readonly unavailable: 'permission-missing' | 'role-missing' | null;
  /** Facts that the connector needs again, e.g. the Page behind an Instagram account. Never a secret. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Accounts of a grant, and which permissions the person did not give. */
export interface Discovery {
  readonly accounts: readonly DiscoveredAccount[];
  readonly missingScopes: readonly string[];
}

/** A file as it is sent: already converted to what the network takes, without location data. */
export interface PublishFile {
  readonly kind: MediaKind;
  readonly path: string;
  readonly mime: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly durationMs: number | null;
  readonly alt: string;
  /** Name as the owner knows it. */
  readonly fileName: string;
}

/** What is published, frozen when the publication left the schedule. */
export interface PublishContent {
  readonly text: string;
  readonly files: readonly PublishFile[];
  readonly tiktok: TikTokOptions | null;
  readonly type: ContentType;
  readonly options: PublishOptions;
  /** Picture of `options.cover`, when the owner chose one. */
  readonly cover: PublishFile | null;
  /** Picture of `options.link`, when the owner chose one. */
  readonly linkThumb: PublishFile | null;
  /** When the network itself is to publish it (ms); null: at once. */
  readonly handOverAt: number | null;
}

/** The account a call acts for. */
export interface ActingAccount {
  readonly remoteId: string;
  readonly kind: AccountKind;
  readonly mode: AccountMode;
  readonly name: string;
  readonly handle: string | null;
  readonly facts: Readonly<Record<string, string>>;
  /** The account's own token, or the grant's access token. */
  readonly token: string;
  /** Base address of the person's own server (Bluesky, Mastodon), else null. */
  readonly service: string | null;
  /** As in `GrantTokens`. */
  readonly binding?: string | null;
}

/** JSON that the ledger keeps. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** Remote ids, keys, offsets and everything else that a publication must remember to be continued or verified. */
export type Progress = Readonly<Record<string, JsonValue>>;

/** Puts a file at an address that the network can fetch, for the networks that will not take bytes. */
export interface MediaHandover {
  offer(file: PublishFile): Promise<Outcome<{ readonly url: string; release(): void }, Failure>>;
}

/** One publication being worked on. */
export interface PublishJob extends Line {
  readonly account: ActingAccount;
  readonly content: PublishContent;
  readonly handover: MediaHandover;
  readonly signal: AbortSignal;
  /** When the publication was first committed (ms), null before: searches for it start a little earlier. */
  readonly committedAt: number | null;
  /** What earlier tries of this publication saved; empty at first. */
  readonly progress: Progress;
  /** Makes progress durable; resolves after the ledger holds it. Call it before relying on a remote id. */
  save(progress: Progress): Promise<void>;
  /** Share of the preparation done, 0 to 1, for the owner to see. */
  report(share: number): void;
  /** Waits on the engine's clock; ends early when the job is aborted. */
  wait(milliseconds: number): Promise<void>;
}

/** What the one publishing call came to. */
export type CommitOutcome =
  | { readonly kind: 'published'; readonly remoteId: string; readonly url: string | null }
  /** The network holds it and publishes it at its time. */
  | { readonly kind: 'handed-over'; readonly remoteId: string }
  /** The network took it and works on it: `verify` will tell. */
  | { readonly kind: 'accepted' }
  /** Certain not to be published. */
  | { readonly kind: 'rejected'; readonly failure: Failure }
  /** Nobody can tell: never to be repeated without proof of absence. */
  | { readonly kind: 'unknown'; readonly failure: Failure };

/** What the network says about a publication whose outcome was unknown or pending. */
export type VerifyOutcome =
  | { readonly kind: 'published'; readonly remoteId: string; readonly url: string | null }
  /** The network holds it for the time it gives (ms). */
  | { readonly kind: 'handed-over'; readonly remoteId: string; readonly at: number | null }
  /** Proven: the network does not have it and will not produce it. Preparation may be kept (`Progress`) or not. */
  | { readonly kind: 'absent' }
  /** The network keeps it for the person, who publishes it there or not (TikTok's inbox); null: not asked about any more. */
  | {
      readonly kind: 'left-to-owner';
      readonly remoteId: string;
      readonly url: string | null;
      readonly recheckInMs: number | null;
    }
  | { readonly kind: 'pending'; readonly recheckInMs: number }
  | { readonly kind: 'rejected'; readonly failure: Failure }
  /** The owner decides, with this evidence. */
  | { readonly kind: 'undecidable'; readonly evidence: EvidenceCode }
  /** The question itself failed; ask again later. */
  | { readonly kind: 'unanswered'; readonly failure: Failure };

/** Whether a grant ended on the network's side too. */
export type RevokeOutcome =
  | { readonly kind: 'revoked' }
  /** The network has no such call, or it failed: the owner can finish at `manualUrl`. */
  | { readonly kind: 'not-revoked'; readonly manualUrl: string; readonly failure: Failure | null };

/** What TikTok says its creator may choose right now (contract T4). */
export interface CreatorChoices {
  readonly nickname: string;
  readonly privacyLevels: readonly string[];
  readonly commentDisabled: boolean;
  readonly duetDisabled: boolean;
  readonly stitchDisabled: boolean;
  readonly maxDurationMs: number;
  /** The developer application has not passed TikTok's review: what it posts may be seen by the creator alone (contract T8). */
  readonly onlyPrivate: boolean;
}

/** The creator as the owner is shown them. */
export interface ShownCreator extends CreatorChoices {
  /** Their picture as a `data:` address; null when there is none to show. */
  readonly picture: string | null;
}

/** A network as the engine uses it. One folder implements one network. */
export interface Network {
  readonly id: NetworkId;
  /** Hosts it may be contacted at; a leading dot allows sub-domains (`.tiktokapis.com`). */
  readonly hosts: readonly string[];
  readonly signIn: BrowserSignIn | PasswordSignIn | SignInThrough;
  /** A second way in, where the network has one beside the browser. */
  readonly passwordSignIn?: PasswordSignIn;
  /** The accounts of a grant. Absent where accounts come through another network. */
  discover?(line: Line, tokens: GrantTokens): Promise<Outcome<Discovery, Failure>>;
  /** A fresh pair of tokens. Absent where the owner must sign in again. The old pair may be dead once it answered. */
  refresh?(line: Line, tokens: GrantTokens): Promise<Outcome<GrantTokens, Failure>>;
  /**
   * Facts of an account that change on the network's side, such as what its server takes. Asked for daily and after a refusal;
   * absent where there are none.
   */
  facts?(line: Line, account: ActingAccount): Promise<Outcome<Readonly<Record<string, string>>, Failure>>;
  /** What the network says of the grant now: permissions and ends. Absent where it cannot be asked. */
  health?(line: Line, tokens: GrantTokens): Promise<Outcome<GrantHealth, Failure>>;
  /** Ends the grant at the network. Absent accounts' networks (`through`) share the other's. */
  revoke?(line: Line, tokens: GrantTokens): Promise<RevokeOutcome>;
  /** Uploads and containers: everything that is safe to repeat. Ends with all that `commit` needs in `save`. */
  prepare(job: PublishJob): Promise<Outcome<Progress, Failure>>;
  /** The one call that publishes. */
  commit(job: PublishJob): Promise<CommitOutcome>;
  /** Asks the network what became of it. Reads only. */
  verify(job: PublishJob): Promise<VerifyOutcome>;
  /** Figures of published posts, by remote id; an id the network does not answer for is left out. */
  statistics(
    line: Line,
    account: ActingAccount,
    remoteIds: readonly string[],
  ): Promise<Outcome<ReadonlyMap<string, readonly MetricValue[]>, Failure>>;
  readonly handOver?: HandOver;
  /** Replaces the text of a published post. Absent: the network does not let anybody. */
  edit?(
    line: Line,
    account: ActingAccount,
    post: { readonly remoteId: string; readonly type: ContentType },
    text: string,
    options: PublishOptions,
  ): Promise<ChangeOutcome>;
  /** Takes a published post off the network. */
  delete?(
    line: Line,
    account: ActingAccount,
    post: { readonly remoteId: string; readonly type: ContentType },
  ): Promise<ChangeOutcome>;
  readonly comments?: Comments;
  /** Figures of the account itself, and of its audience where the network says. */
  accountStatistics?(line: Line, account: ActingAccount): Promise<Outcome<AccountFigures, Failure>>;
  /** TikTok only: asked when composing and again right before publishing. */
  creatorChoices?(line: Line, account: ActingAccount): Promise<Outcome<ShownCreator, Failure>>;
}
