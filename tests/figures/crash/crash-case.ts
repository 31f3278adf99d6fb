import type { RequestFacts } from '../../../main/practice/kit/faults.ts';
import type { PublicationState } from '../../../shared/model/publication.ts';
import {
  type DueBlow,
  type DueBlowName,
  dueBlows,
  type RequestBlow,
  type RequestBlowName,
  requestBlows,
  type StepBlowName,
} from './blows.ts';
import { nameOf, type PublicationKind } from './publication-kinds.ts';

/** One case of the matrix: a publication, and what goes wrong where. */
export type CrashCase = { readonly kind: PublicationKind } & (
  | { readonly blow: 'none' }
  | { readonly blow: RequestBlowName; readonly request: number }
  | { readonly blow: StepBlowName; readonly step: number }
  | { readonly blow: DueBlowName }
);

/** Where a publication ended; `stuck`: nowhere. */
export type Ending = PublicationState | 'stuck';

/** How a case ended. */
export interface Verdict {
  readonly state: Ending;
  /** How many of it the public of the network sees. */
  readonly visible: number;
  /** Whether Home asks the owner about it. */
  readonly asked: boolean;
  /** Requests that were made until then. */
  readonly calls: readonly RequestFacts[];
  /** Durable steps of a publication that nothing disturbed, else 0. */
  readonly steps: number;
  /** Whether the blow fell; a publication may end before its place comes. */
  readonly struck: boolean;
}

export type Fault = 'lost' | 'duplicated' | 'silent';

/** Ends in which nothing is out. */
const notOut: readonly Ending[] = ['failed', 'missed', 'held'];

/** What a verdict says against the engine; `owner`: the owner decides, as the network cannot tell. */
export function judge(crash: CrashCase, verdict: Verdict): readonly (Fault | 'owner')[] {
  const { state, visible, asked } = verdict;
  if (visible > 1) return ['duplicated'];
  if (state === 'published') return visible === 1 ? [] : ['lost'];
  if (state === 'needs-owner') return asked ? ['owner'] : ['silent'];
  if (notOut.includes(state)) {
    // It is out and called missing, or nobody is told that it is not.
    if (visible > 0 || !asked) return ['silent'];
    return accepted(crash).includes(state) ? [] : ['lost'];
  }
  return ['silent'];
}

function accepted({ blow }: CrashCase): readonly Ending[] {
  if (blow in dueBlows) {
    const due: DueBlow = dueBlows[blow as DueBlowName];
    return due.accepts ?? [];
  }
  const found: RequestBlow | undefined =
    blow in requestBlows ? requestBlows[blow as RequestBlowName] : undefined;
  return found?.accepts ?? [];
}

/** A case in a word, e.g. `linkedin/member/video kill-after 7`. */
export function wordOf(crash: CrashCase): string {
  const place = 'request' in crash ? ` ${crash.request}` : 'step' in crash ? ` ${crash.step}` : '';
  return `${nameOf(crash.kind)} ${crash.blow}${place}`;
}

/** A verdict in a word, e.g. `needs-owner, 1 out, asked, 4 requests`. */
export function endOf({ state, visible, asked, calls, struck }: Verdict): string {
  const words = [state, `${visible} out`, asked ? 'asked' : '', `${calls.length} requests`];
  return [...words, struck ? '' : 'not struck'].filter((word) => word !== '').join(', ');
}
