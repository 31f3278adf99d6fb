/** A part of a file on disk, streamed: never held in memory as a whole. `end` is exclusive. */
export interface FilePart {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** One field of a multipart form. */
export type MultipartField =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly fileName: string; readonly mime: string; readonly file: FilePart };

/** What a request carries. */
export type RequestBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'multipart'; readonly fields: readonly MultipartField[] }
  | { readonly kind: 'file'; readonly file: FilePart; readonly mime: string }
  | { readonly kind: 'text'; readonly text: string; readonly mime: string };

/** A request to a network. The URL must be on the allow-list of the calls it is given to. */
export interface NetworkRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
  /** For the whole exchange, in ms; 30 s when absent (an upload passes its own). */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** How the reply's body comes as `text`; UTF-8 when absent. */
  readonly replyAs?: 'base64';
  /** Bytes of the body sent so far. */
  onSent?(bytes: number): void;
}

/**
 * What came of a request. `not-sent` is certain: the network cannot have acted on it (no connection, refused host, put on hold).
 * `lost` is not: the request may have been carried out and only its reply is missing.
 */
export type NetworkReply =
  | {
      readonly kind: 'reply';
      readonly status: number;
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
    }
  | {
      readonly kind: 'not-sent';
      /** `on-hold`: the owner restricted what it is for. */
      readonly reason: 'unknown-host' | 'unreachable' | 'host-refused' | 'on-hold' | 'aborted';
    }
  | { readonly kind: 'lost'; readonly reason: 'timeout' | 'connection' | 'aborted' | 'reply-too-large' };

/** The one way out of the engine: every connector's call passes here, is checked against its allow-list and logged. */
export interface NetworkCalls {
  send(request: NetworkRequest): Promise<NetworkReply>;
  /**
   * What the network's own clock shows (ms), by the date of the last reply to these calls; before one came, what this computer's does.
   * Networks date posts by theirs, and an owner's clock may be hours off.
   */
  networkNow?(): number;
}

type NumberKeeper = (
  this: unknown,
  key: string,
  value: unknown,
  context?: { readonly source: string },
) => unknown;

/** Integers beyond 2^53 become strings of their own digits: ids must survive (contracts, "IDs"). */
const keepBigIntegers: NumberKeeper = (_key, value, context) =>
  typeof value === 'number' &&
  !Number.isSafeInteger(value) &&
  context !== undefined &&
  /^-?\d+$/.test(context.source)
    ? context.source
    : value;

/** Parses JSON without losing digits of large ids; `undefined` when it is no JSON. */
export function parseReply(text: string): unknown {
  try {
    return JSON.parse(text, keepBigIntegers);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
