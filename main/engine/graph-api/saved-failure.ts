import type { Failure } from '../../../shared/model/failure.ts';
import type { JsonValue } from '../networks/network.ts';

/** A failure as JSON that the ledger keeps. */
export function failureToLedger({ class: kind, code, networkCode, retryAfterMs }: Failure): JsonValue {
  return {
    class: kind,
    code,
    ...(networkCode === undefined ? {} : { networkCode }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}
