import type { FailureCode } from '../../../shared/model/failure.ts';
import { type FailureHelp, failureHelp } from '../../../shared/model/failure-help.ts';

/** Help that lies outside the post, and where. */
const places = {
  'sign-in': '/accounts',
  'open-accounts': '/accounts',
  'open-privacy': '/privacy/hold',
  'ask-support': '/support',
} as const satisfies Partial<Record<FailureHelp, string>>;

/** Help that lies outside the post: the button that leads there, or null where the post itself is the place. */
export function helpOutside(
  code: FailureCode,
): { readonly help: keyof typeof places; readonly path: string } | null {
  const help = failureHelp[code];
  return help === 'try-again' || help === 'edit' ? null : { help, path: places[help] };
}
