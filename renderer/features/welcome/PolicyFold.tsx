import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import { orpc } from '../../app/engine-client.ts';
import { PolicyChanges } from '../privacy/policy/PolicyChanges.tsx';
import { PolicyDate } from '../privacy/policy/PolicyDate.tsx';

/** The policy under which the first decisions are made: its number and date, and what it says for whoever unfolds it. */
export function PolicyFold() {
  const current = useQuery(orpc.privacy.policy.queryOptions()).data?.current;
  if (current === undefined) return null;
  return (
    <Disclosure className="group min-w-0 flex-1 text-data text-ink-2">
      <AriaButton
        slot="trigger"
        className="flex min-h-10 items-center gap-1.5 rounded-md hover:text-ink-1 focus-visible:outline-2 focus-visible:outline-accent"
      >
        <ChevronRight
          size={14}
          aria-hidden="true"
          className="transition-transform motion-reduce:transition-none group-expanded:rotate-90"
        />
        <span className="tabular-nums">
          <Trans>Privacy policy {current.id}</Trans>, <PolicyDate version={current} />
        </span>
      </AriaButton>
      <DisclosurePanel className="pt-1 pl-5">
        <PolicyChanges id={current.id} />
      </DisclosurePanel>
    </Disclosure>
  );
}
