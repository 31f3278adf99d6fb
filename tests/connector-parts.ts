import type { CodeExchange } from '../main/engine/networks/signing-in.ts';
import type { RateBudgets } from '../main/engine/networks/network.ts';

/** Budgets that nobody reads, for connectors under test alone. */
export const noBudgets: RateBudgets = { note: () => undefined };

/** An exchange of a code with nothing beside it. */
export function codeExchange(
  given: Pick<CodeExchange, 'code' | 'redirectUri' | 'codeVerifier'> & Partial<CodeExchange>,
): CodeExchange {
  return { service: null, memo: {}, params: new URLSearchParams(), ...given };
}
