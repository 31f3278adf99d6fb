import { oc } from '@orpc/contract';
import { callError } from '../errors.ts';

/** Every procedure can fail with a `CallError`; anything else that crosses is a bug and carries no detail. */
export const procedure = oc.errors({ KAIZUP: { data: callError } });
