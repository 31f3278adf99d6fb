/** What these tests use of the Mastodon client `masto`, as its own types describe it. */

export interface Status {
  readonly id: string;
  readonly url: string | null;
  readonly content: string;
  readonly visibility: string;
  readonly spoilerText: string;
  readonly inReplyToId: string | null;
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly repliesCount: number;
  readonly mediaAttachments: readonly Media[];
  readonly poll: Poll | null;
}

export interface Media {
  readonly id: string;
  readonly type: string;
  readonly url: string | null;
  readonly description: string | null;
}

export interface Poll {
  readonly id: string;
  readonly expired: boolean;
  readonly multiple: boolean;
  readonly options: readonly { readonly title: string }[];
}

export interface Scheduled {
  readonly id: string;
  readonly scheduledAt: string;
  readonly params: { readonly text: string | null };
}

interface NewStatus {
  readonly status?: string;
  readonly visibility?: string;
  readonly spoilerText?: string;
  readonly mediaIds?: readonly string[];
  readonly inReplyToId?: string;
  readonly scheduledAt?: string;
  readonly poll?: {
    readonly options: readonly string[];
    readonly expiresIn: number;
    readonly multiple?: boolean;
  };
}

interface Meta {
  readonly requestInit?: { readonly headers: Readonly<Record<string, string>> };
}

export interface RestClient {
  readonly v1: {
    readonly apps: {
      create(params: {
        readonly clientName: string;
        readonly redirectUris: string;
        readonly scopes: string;
      }): Promise<{ readonly clientId: string; readonly clientSecret: string }>;
    };
    readonly accounts: {
      verifyCredentials(): Promise<{ readonly id: string; readonly acct: string; readonly source: unknown }>;
      $select(id: string): {
        readonly statuses: { list(params?: { readonly limit?: number }): PromiseLike<readonly Status[]> };
      };
    };
    readonly statuses: {
      create(params: NewStatus & { readonly scheduledAt: string }, meta?: Meta): Promise<Scheduled>;
      create(params: NewStatus, meta?: Meta): Promise<Status>;
      fetch(params: { readonly id: readonly string[] }): Promise<readonly Status[]>;
      $select(id: string): {
        fetch(): Promise<Status>;
        update(params: NewStatus): Promise<Status>;
        remove(): Promise<Status>;
        readonly source: { fetch(): Promise<{ readonly text: string; readonly spoilerText: string }> };
        readonly context: {
          fetch(): Promise<{
            readonly ancestors: readonly Status[];
            readonly descendants: readonly Status[];
          }>;
        };
      };
    };
    readonly scheduledStatuses: {
      list(): PromiseLike<readonly Scheduled[]>;
      $select(id: string): {
        fetch(): Promise<Scheduled>;
        update(params: { readonly scheduledAt: string }): Promise<Scheduled>;
        remove(): Promise<void>;
      };
    };
    readonly polls: { $select(id: string): { fetch(): Promise<Poll> } };
  };
  readonly v2: {
    readonly instance: {
      fetch(): Promise<{
        readonly domain: string;
        readonly version: string;
        readonly configuration: {
          readonly statuses: {
            readonly maxCharacters: number;
            readonly maxMediaAttachments: number;
            readonly charactersReservedPerUrl: number;
          };
        };
      }>;
    };
    readonly media: {
      create(params: { readonly file: Blob; readonly description?: string }): Promise<Media>;
    };
  };
}

export interface OAuthClient {
  readonly token: {
    create(params: {
      readonly grantType: 'authorization_code';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly redirectUri: string;
      readonly code: string;
      readonly codeVerifier?: string;
      readonly scope?: string;
    }): Promise<{ readonly accessToken: string; readonly tokenType: string; readonly scope: string }>;
  };
  revoke(params: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly token: string;
  }): Promise<unknown>;
}

export function createRestAPIClient(props: {
  readonly url: string;
  readonly accessToken?: string;
}): RestClient;
export function createOAuthAPIClient(props: { readonly url: string }): OAuthClient;
