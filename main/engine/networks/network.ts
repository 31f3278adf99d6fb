import type { Failure } from '../../../shared/model/failure.ts';
import type { AccountKind, AccountMode, NetworkId } from '../../../shared/model/network.ts';
import type { TikTokOptions } from '../../../shared/model/post.ts';
import type { EvidenceCode, MetricValue } from '../../../shared/model/publication.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { Clock } from '../clock.ts';
import type { NetworkCalls } from '../http/network-calls.ts';

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
  /** Base address of the person's own server where the network has many (Bluesky), else null. */
  readonly service: string | null;
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

/** Sign-in in the system browser with a loopback redirect. */
export interface BrowserSignIn {
  readonly kind: 'browser';
  /** `any-port`: the network takes any loopback port; `registered-port`: the address must be registered to the digit. */
  readonly redirect: 'any-port' | 'registered-port';
  /** Host part of the redirect address as the network wants it. */
  readonly redirectHost: '127.0.0.1' | 'localhost';
  /** Path of the redirect address, with the slashes that the network's registration keeps. */
  readonly redirectPath: string;
  authorizationUrl(request: {
    readonly baseOf: BaseOf;
    readonly clientId: string;
    /** As in `ClientIdentity`. */
    readonly scopePreset?: string | undefined;
    readonly redirectUri: string;
    readonly state: string;
    readonly codeVerifier: string;
  }): Promise<string>;
  /** Whether the `error` parameter of a redirect means that the person said no. */
  isDenial(error: string, params: URLSearchParams): boolean;
  exchangeCode(
    line: Line,
    request: { readonly code: string; readonly redirectUri: string; readonly codeVerifier: string },
  ): Promise<Outcome<GrantTokens, Failure>>;
}

/** Sign-in with an app password, where the network offers that instead of a browser. */
export interface PasswordSignIn {
  readonly kind: 'app-password';
  /** Whether `password` has the shape of an app password: a main password is refused before it is sent. */
  isAppPassword(password: string): boolean;
  signIn(
    line: Line,
    request: { readonly service: string; readonly identifier: string; readonly password: string },
  ): Promise<Outcome<GrantTokens, Failure>>;
}

/** Accounts that come with another network's sign-in. */
export interface SignInThrough {
  readonly kind: 'through';
  readonly network: NetworkId;
}

/** A file as it is sent: already converted to what the network takes, without location data. */
export interface PublishFile {
  readonly kind: 'image' | 'video';
  readonly path: string;
  readonly mime: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly durationMs: number | null;
  readonly alt: string;
}

/** What is published, frozen when the publication left the schedule. */
export interface PublishContent {
  readonly text: string;
  readonly files: readonly PublishFile[];
  readonly tiktok: TikTokOptions | null;
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
  /** Base address of the person's own server (Bluesky), else null. */
  readonly service: string | null;
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
  /** The network took it and works on it: `verify` will tell. */
  | { readonly kind: 'accepted' }
  /** Certain not to be published. */
  | { readonly kind: 'rejected'; readonly failure: Failure }
  /** Nobody can tell: never to be repeated without proof of absence. */
  | { readonly kind: 'unknown'; readonly failure: Failure };

/** What the network says about a publication whose outcome was unknown or pending. */
export type VerifyOutcome =
  | { readonly kind: 'published'; readonly remoteId: string; readonly url: string | null }
  /** Proven: the network does not have it and will not produce it. Preparation may be kept (`Progress`) or not. */
  | { readonly kind: 'absent' }
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
}

/** A network as the engine uses it. One folder implements one network. */
export interface Network {
  readonly id: NetworkId;
  /** Hosts it may be contacted at; a leading dot allows sub-domains (`.tiktokapis.com`). */
  readonly hosts: readonly string[];
  readonly signIn: BrowserSignIn | PasswordSignIn | SignInThrough;
  /** The accounts of a grant. Absent where accounts come through another network. */
  discover?(line: Line, tokens: GrantTokens): Promise<Outcome<Discovery, Failure>>;
  /** A fresh pair of tokens. Absent where the owner must sign in again. The old pair may be dead once it answered. */
  refresh?(line: Line, tokens: GrantTokens): Promise<Outcome<GrantTokens, Failure>>;
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
  /** TikTok only: asked when composing and again right before publishing. */
  creatorChoices?(line: Line, account: ActingAccount): Promise<Outcome<CreatorChoices, Failure>>;
}
