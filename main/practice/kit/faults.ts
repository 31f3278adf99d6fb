/**
 * What can be made to go wrong, in the words of the contracts' sandbox checklists.
 * `reply-lost` and `error-after` happen after the request had its effect, `error-before` and `connection-refused` before it;
 * the `processing-*` kinds concern the asynchronous work that follows an upload, `repeat-error` a call that was made before.
 */
export type FaultKind =
  | 'reply-lost'
  | 'error-before'
  | 'error-after'
  | 'connection-refused'
  | 'slow'
  | 'processing-error'
  | 'processing-expired'
  | 'processing-stuck'
  | 'repeat-error'
  | 'revoked'
  | 'rate-limited'
  // A limit's own refusal with a gauge that reads full; `value`: the network's code.
  | 'throttled'
  // The gauges of a reply read `value` percent.
  | 'usage'
  // Refused as spam, and published all the same.
  | 'blocked-but-live'
  // Not found at the first look.
  | 'unreadable-at-first'
  // Statistics of the last two days are not there yet.
  | 'insights-late';

export interface Fault {
  readonly kind: FaultKind;
  /** Virtual host the request must be for, e.g. `graph.facebook.com`; absent = any. */
  readonly host?: string;
  /** Substring of the request's path (without the virtual host), e.g. `/media_publish`; absent = any. */
  readonly path?: string;
  readonly method?: string;
  /** Substring of the published text or file name (processing faults) ; absent = any. */
  readonly text?: string;
  /** How many times it strikes; 1 when absent. */
  readonly times?: number;
  /** HTTP status of `error-*` (503 when absent), milliseconds of `slow`, or a network's own sub-code for `processing-error`. */
  readonly value?: number;
}

export interface RequestFacts {
  readonly host: string;
  readonly path: string;
  readonly method: string;
}

/** Scripted faults: armed by an admin call or by a marker in the text, taken once each by whoever they strike. */
export interface Faults {
  arm(fault: Fault): void;
  clear(): void;
  list(): readonly Fault[];
  /** The fault of one of `kinds` that strikes this request, used up by the call. */
  takeForRequest(kinds: readonly FaultKind[], request: RequestFacts): Fault | undefined;
  /** The fault of one of `kinds` that strikes content with this text or file name, used up by the call. */
  takeForContent(kinds: readonly FaultKind[], text: string): Fault | undefined;
}

/** An owner or a test can also write `[fault:processing-error]` into a caption or a file name. */
const markerPattern = /\[fault:([a-z-]+)(?:=(\d+))?\]/;

/** The fault that a text asks for, e.g. `[fault:slow=3000]`; it strikes each time that the text is sent. */
export function markedFault(text: string, kinds: readonly FaultKind[]): Fault | undefined {
  const marker = markerPattern.exec(text);
  const kind = kinds.find((entry) => entry === marker?.[1]);
  if (kind === undefined) return undefined;
  return { kind, ...(marker?.[2] === undefined ? {} : { value: Number(marker[2]) }) };
}

/** An empty script of faults. */
export function createFaults(): Faults {
  const armed: { fault: Fault; left: number }[] = [];
  function take(test: (fault: Fault) => boolean): Fault | undefined {
    const index = armed.findIndex((entry) => test(entry.fault));
    const entry = armed[index];
    if (entry === undefined) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) armed.splice(index, 1);
    return entry.fault;
  }
  return {
    arm: (fault) => void armed.push({ fault, left: fault.times ?? 1 }),
    clear: () => void armed.splice(0),
    list: () => armed.map((entry) => entry.fault),
    takeForRequest: (kinds, request) =>
      take(
        (fault) =>
          kinds.includes(fault.kind) &&
          (fault.host === undefined || fault.host === request.host) &&
          (fault.path === undefined || request.path.includes(fault.path)) &&
          (fault.method === undefined || fault.method === request.method),
      ),
    takeForContent(kinds, text) {
      const marked = markedFault(text, kinds);
      if (marked !== undefined) return marked;
      return take(
        (fault) => kinds.includes(fault.kind) && (fault.text === undefined || text.includes(fault.text)),
      );
    },
  };
}
