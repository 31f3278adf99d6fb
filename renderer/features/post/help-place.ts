import type { FailureCode } from '../../../shared/model/failure.ts';
import { type FailureHelp, failureHelp } from '../../../shared/model/failure-help.ts';

/** Where each help is found; null: in the post itself. */
const places = {
  'try-again': null,
  edit: null,
  'sign-in': '/accounts',
  'open-accounts': '/accounts',
  'open-privacy': '/privacy/hold',
  'ask-support': '/support',
} as const satisfies Record<FailureHelp, string | null>;

/** The view that a help leads to; null where the post itself is the place. */
export const helpPlace = (help: FailureHelp): string | null => places[help];

/** Help that lies outside the post: the button that leads there, or null where the post itself is the place. */
export function helpOutside(code: FailureCode): { readonly help: FailureHelp; readonly path: string } | null {
  const help = failureHelp[code];
  const path = helpPlace(help);
  return path === null ? null : { help, path };
}
