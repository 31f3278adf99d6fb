import type { Change } from '../../../shared/contract/index.ts';
import type { ActivityEntry, AppState } from '../../../shared/contract/overview.ts';
import type { PostDetail } from '../../../shared/contract/posts.ts';
import type { DiskRefusal } from '../../../shared/model/disk.ts';
import type { OtherPublisher } from '../../../shared/model/other-publisher.ts';
import type { Account, SignInStatus } from '../../../shared/model/account.ts';
import { consentCategory, type ConsentDecision } from '../../../shared/model/consent.ts';
import { consentWordings } from '../../../shared/privacy/consent-wordings.ts';
import { policyVersions } from '../../../shared/privacy/policy-versions.ts';
import { sampleAccounts } from './sample-accounts.ts';
import { sampleActivity } from './sample-activity.ts';
import { samplePosts } from './sample-posts.ts';
import type { CreatorStanding, Scenario } from './scenario.ts';
import { tiktokDrafts } from './tiktok-drafts.ts';

/** Everything that the sample engine remembers, in memory. */
export interface SampleState {
  accounts: Account[];
  posts: PostDetail[];
  readonly activity: ActivityEntry[];
  readonly consents: ConsentDecision[];
  /** What the privacy policy is about to do, or has just done. */
  readonly policyChange: 'coming' | 'asks' | null;
  welcomed: boolean;
  paused: boolean;
  otherPublisher: OtherPublisher | null;
  offlineSince: number | null;
  diskRefusal: DiskRefusal | null;
  signIn: SignInStatus;
  readonly creator: CreatorStanding;
  /** Whether the business is in another zone than the computer. */
  readonly isElsewhere: boolean;
  /** Whether the owner has a password. */
  readonly isSecured: boolean;
  /** Whether a calendar file follows the plan, on a disk that is full. */
  readonly hasCalendarFile: boolean;
  /** Tells the page what has changed. */
  tell(...topics: Change['topics']): void;
  readonly changes: EventTarget;
}

/** A profile as the scenario wants it. */
export function createSampleState(scenario: Scenario): SampleState {
  const now = Date.now();
  const filled = scenario.kind !== 'empty' && scenario.kind !== 'welcome';
  const creating = scenario.kind === 'creator';
  const accounts = filled ? sampleAccounts(now, creating) : [];
  const posts = filled ? [...samplePosts(now, accounts), ...(creating ? tiktokDrafts(now) : [])] : [];
  const changes = new EventTarget();
  return {
    accounts,
    posts,
    activity: filled ? sampleActivity(now, posts) : [],
    consents: consentCategory.options.map((category, index) => ({
      id: index + 1,
      category,
      granted: category === 'preferences',
      policyVersion: scenario.kind.startsWith('policy-') ? '1.4' : policyVersions[0].id,
      decidedAt: now - 40 * 86_400_000,
      wording: `${consentWordings[category]} ${category === 'marketing' ? 'fr' : 'en'}`,
      place: 'welcome',
    })),
    policyChange:
      scenario.kind === 'policy-coming' ? 'coming' : scenario.kind === 'policy-asks' ? 'asks' : null,
    welcomed: scenario.kind !== 'welcome',
    paused: scenario.kind === 'paused',
    otherPublisher: scenario.kind === 'other-publisher' ? { kind: 'machine', name: 'bakery-nas' } : null,
    offlineSince: scenario.kind === 'paused' ? now - 42 * 60_000 : null,
    diskRefusal: scenario.kind === 'disk-full' ? { cause: 'full', since: now - 8 * 60_000 } : null,
    signIn: { step: 'waiting', expiresAt: now + 297_000 },
    isElsewhere: scenario.kind === 'elsewhere',
    hasCalendarFile: scenario.kind === 'disk-full',
    isSecured: scenario.kind === 'secured',
    creator: creating ? scenario.creator : 'open',
    tell: (...topics) =>
      void changes.dispatchEvent(new CustomEvent<Change>('change', { detail: { topics } })),
    changes,
  };
}

/** What is true of the sample application. */
export function appStateOf(state: SampleState): AppState {
  const { accounts, posts, welcomed, paused, otherPublisher, offlineSince, diskRefusal } = state;
  const live = accounts.filter(({ status }) => status !== 'disconnected');
  return {
    welcomed,
    paused,
    otherPublisher,
    stillHeldThere: paused ? 1 : 0,
    accounts: {
      real: live.filter(({ mode }) => mode === 'real').length,
      practice: live.filter(({ mode }) => mode === 'practice').length,
      signedOut: live.filter(({ status }) => status === 'signed-out').length,
    },
    needsOwner: posts.filter(waitsForOwner).length,
    offlineSince,
    troubles: [],
    diskRefusal,
    practiceAvailable: true,
  };
}

/** Whether a post has something that only the owner can solve. */
export function waitsForOwner({ publications }: PostDetail): boolean {
  return publications.some(
    ({ state }) => state === 'needs-owner' || state === 'failed' || state === 'missed',
  );
}
