import type { ActingAccount, GrantTokens, Line } from '../network.ts';
import { type Binding, readBinding } from './binding.ts';
import { reachOf } from './servers.ts';

/** Where a person's data lives unless they chose a server of their own. */
export const defaultServiceHost = 'bsky.social';

/** Who a call is made for: their server, and the key to it. */
export interface Caller {
  readonly did: string;
  /** Base address of the server that holds their data. */
  readonly service: string;
  readonly token: string;
  /** Null: an app password's session, whose token is enough by itself. */
  readonly binding: Binding | null;
}

/** The caller behind an account. */
export function callerOf(line: Pick<Line, 'baseOf'>, account: ActingAccount): Caller {
  return {
    did: account.remoteId,
    service: account.service ?? line.baseOf(defaultServiceHost),
    token: account.token,
    binding: readBinding(account.binding),
  };
}

/** The caller behind a grant; `token` where another than its access token is to be shown. */
export function callerOfGrant(
  line: Pick<Line, 'baseOf'>,
  tokens: GrantTokens,
  token: string = tokens.accessToken,
): Caller {
  return {
    did: tokens.subject,
    service: tokens.service === null ? line.baseOf(defaultServiceHost) : reachOf(line, tokens.service),
    token,
    binding: readBinding(tokens.binding),
  };
}
