import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  Archive,
  ArrowUpRight,
  CirclePause,
  Handshake,
  ScrollText,
  FileClock,
  Mail,
  ShieldAlert,
  Hourglass,
  KeyRound,
  FolderDown,
  type LucideIcon,
  ShieldCheck,
  UserRound,
} from 'lucide-react';
import type { FunctionComponent } from 'react';
import { viewCode } from '../../app/view-code.tsx';

/** A part of the Privacy view, with an address and a file of its own. */
export interface PrivacySection {
  /** As in the address: `/privacy/log`. */
  readonly id: string;
  readonly name: MessageDescriptor;
  readonly what: MessageDescriptor;
  readonly Icon: LucideIcon;
  readonly Show: FunctionComponent<object>;
}

/** In the order of the list; the first one opens with the view. */
export const privacySections: readonly [PrivacySection, ...PrivacySection[]] = [
  {
    id: 'overview',
    name: msg`Overview`,
    what: msg`Kaizup has no server of its own. What it knows about you and your work is on this computer, and locked.`,
    Icon: ShieldCheck,
    Show: viewCode(async () => (await import('./overview/OverviewSection.tsx')).OverviewSection).Show,
  },
  {
    id: 'account',
    name: msg`You`,
    what: msg`Who you are, as far as you say so. You can correct it at any time, and see what it was before.`,
    Icon: UserRound,
    Show: viewCode(async () => (await import('./account/AccountSection.tsx')).AccountSection).Show,
  },
  {
    id: 'security',
    name: msg`Security`,
    what: msg`Keeps what is here from others who use this computer, or take it.`,
    Icon: KeyRound,
    Show: viewCode(async () => (await import('./security/SecuritySection.tsx')).SecuritySection).Show,
  },
  {
    id: 'consents',
    name: msg`Consents`,
    what: msg`What Kaizup may do beyond its work, and what you decided so far. Taking it back is as easy as giving it.`,
    Icon: Handshake,
    Show: viewCode(async () => (await import('./consents/ConsentsSection.tsx')).ConsentsSection).Show,
  },
  {
    id: 'your-data',
    name: msg`Your data`,
    what: msg`It is yours: see all of it, take it elsewhere, or have it erased, without asking anybody.`,
    Icon: FolderDown,
    Show: viewCode(async () => (await import('./your-data/YourDataSection.tsx')).YourDataSection).Show,
  },
  {
    id: 'hold',
    name: msg`On hold`,
    what: msg`Freeze all of it, one kind of work or one account, for as long as you like. Every call to the outside asks here first.`,
    Icon: CirclePause,
    Show: viewCode(async () => (await import('./hold/HoldSection.tsx')).HoldSection).Show,
  },
  {
    id: 'requests',
    name: msg`Requests`,
    what: msg`Ask a data protection officer, Kaizup’s or that of a network, and see when the answer is due.`,
    Icon: Mail,
    Show: viewCode(async () => (await import('./requests/RequestsSection.tsx')).RequestsSection).Show,
  },
  {
    id: 'kept',
    name: msg`What is kept`,
    what: msg`Everything that Kaizup processes: what for, by what right, for how long, and who receives it. A check in the program refuses whatever does not stand here.`,
    Icon: Archive,
    Show: viewCode(async () => (await import('./kept/KeptSection.tsx')).KeptSection).Show,
  },
  {
    id: 'outbound',
    name: msg`What left`,
    what: msg`Every request that left this computer: where to and how it ended. What was said in it is not recorded.`,
    Icon: ArrowUpRight,
    Show: viewCode(async () => (await import('./outbound/OutboundSection.tsx')).OutboundSection).Show,
  },
  {
    id: 'limits',
    name: msg`Limits`,
    what: msg`How long things stay before they go by themselves, and what went last.`,
    Icon: Hourglass,
    Show: viewCode(async () => (await import('./limits/LimitsSection.tsx')).LimitsSection).Show,
  },
  {
    id: 'policy',
    name: msg`Policy`,
    what: msg`The privacy policy that holds, what each version changed, and what comes.`,
    Icon: ScrollText,
    Show: viewCode(async () => (await import('./policy/PolicySection.tsx')).PolicySection).Show,
  },
  {
    id: 'breach',
    name: msg`Incidents`,
    what: msg`If data was seen, changed or lost: what to do, in which order, and within 72 hours.`,
    Icon: ShieldAlert,
    Show: viewCode(async () => (await import('./breach/BreachSection.tsx')).BreachSection).Show,
  },
  {
    id: 'log',
    name: msg`Audit log`,
    what: msg`Who did what, and when. Nothing in it can be changed without a trace.`,
    Icon: FileClock,
    Show: viewCode(async () => (await import('./log/LogSection.tsx')).LogSection).Show,
  },
];

/** How the list is divided; a part that stands in none of these is about the owner themselves, and comes first. */
export const privacyGroups: readonly { readonly name: MessageDescriptor; readonly ids: readonly string[] }[] =
  [
    { name: msg`Your rights`, ids: ['consents', 'your-data', 'hold', 'requests'] },
    { name: msg`What happens`, ids: ['kept', 'outbound', 'limits', 'policy', 'breach', 'log'] },
  ];
