import { Trans } from '@lingui/react/macro';
import type { PolicyVersion } from '../../../../shared/model/policy.ts';
import { useDay } from './use-day.ts';

/** From when a version of the policy holds; a small change is called one. */
export function PolicyDate({ version }: { readonly version: PolicyVersion }) {
  const from = useDay()(version.holdsFrom);
  return version.change === 'major' ? <Trans>from {from}</Trans> : <Trans>small change, from {from}</Trans>;
}
