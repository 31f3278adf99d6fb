import { Plural, Trans } from '@lingui/react/macro';
import { CalendarDays, Link2, type LucideIcon, PenLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { navigate } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { writeNewPost } from '../compose/new-post.ts';

interface FirstStepsProps {
  readonly hasAccounts: boolean;
  readonly drafts: number;
  readonly practiceAvailable: boolean;
}

/** Home before anything is planned: three steps, one button at the step that comes next. */
export function FirstSteps({ hasAccounts, drafts, practiceAvailable }: FirstStepsProps) {
  return (
    <section className="rounded-xl border border-line bg-surface-1 px-6 py-6">
      <h2 className="text-heading font-semibold text-ink-1">
        {hasAccounts ? <Trans>Write your first post</Trans> : <Trans>Three steps to your first post</Trans>}
      </h2>
      <ol className="mt-4 flex flex-col gap-5">
        <Step
          icon={Link2}
          isDone={hasAccounts}
          isNext={!hasAccounts}
          title={<Trans>Connect an account</Trans>}
          action={
            <Button variant="primary" onPress={() => navigate('/accounts/connect')}>
              <Trans>Connect an account</Trans>
            </Button>
          }
        >
          {practiceAvailable ? (
            <Trans>
              Facebook, Instagram, LinkedIn, TikTok, Bluesky or Mastodon. Practice accounts let you try
              everything safely.
            </Trans>
          ) : (
            <Trans>Facebook, Instagram, LinkedIn, TikTok, Bluesky or Mastodon.</Trans>
          )}
        </Step>
        <Step
          icon={PenLine}
          isDone={false}
          isNext={hasAccounts}
          title={<Trans>Write once, for all of them</Trans>}
          action={
            <Button variant="primary" onPress={drafts > 0 ? () => navigate('/calendar') : writeNewPost}>
              {drafts > 0 ? (
                <Plural value={drafts} one="Go on with your draft" other="Go on with your # drafts" />
              ) : (
                <Trans>Write a post</Trans>
              )}
            </Button>
          }
        >
          <Trans>Add pictures or a video, and see it as each network will show it.</Trans>
        </Step>
        <Step
          icon={CalendarDays}
          isDone={false}
          isNext={false}
          title={<Trans>Pick a time and close the window</Trans>}
        >
          <Trans>Kaizup stays in the tray and publishes on time, as long as this computer is on.</Trans>
        </Step>
      </ol>
    </section>
  );
}

interface StepProps {
  readonly icon: LucideIcon;
  readonly isDone: boolean;
  readonly isNext: boolean;
  readonly title: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

function Step({ icon: Icon, isDone, isNext, title, action, children }: StepProps) {
  return (
    <li className="flex items-start gap-3.5">
      <span
        aria-hidden="true"
        className={`grid size-9 shrink-0 place-items-center rounded-full ${isNext ? 'bg-accent text-on-accent' : 'bg-surface-2 text-ink-2'}`}
      >
        <Icon size={17} />
      </span>
      <div className="min-w-0 flex-1">
        <h3 className={`text-sm leading-5 font-medium ${isDone ? 'text-ink-2 line-through' : 'text-ink-1'}`}>
          {title}
        </h3>
        <p className="mt-0.5 max-w-[62ch] text-data leading-5 text-ink-2">{children}</p>
        {isNext && action !== undefined && <div className="mt-2.5">{action}</div>}
      </div>
    </li>
  );
}
