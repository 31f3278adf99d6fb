import { Trans, useLingui } from '@lingui/react/macro';
import {
  Activity,
  CalendarDays,
  House,
  PanelLeftClose,
  PanelLeftOpen,
  PenLine,
  Settings,
  ShieldCheck,
  UsersRound,
} from 'lucide-react';
import type { AppState } from '../../shared/contract/overview.ts';
import { writeNewPost } from '../features/compose/new-post.ts';
import { Button } from '../ui/Button.tsx';
import { cx } from '../ui/cx.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Brand } from './Brand.tsx';
import { bridge } from './bridge.ts';
import { LockButton } from './LockButton.tsx';
import { NavItem } from './NavItem.tsx';
import { toggleSidebar, useSettings } from './settings.ts';
import { keyLabel } from './shortcuts.ts';
import type { Route } from './routes.ts';
import { SidebarFacts } from './SidebarFacts.tsx';
import { useNarrow } from './use-narrow.ts';

/** The way to every view; folds to its icons, by itself where an inspector needs the room. */
export function Sidebar({ state, route }: { readonly state: AppState; readonly route: Route }) {
  const { t } = useLingui();
  const chosen = useSettings().sidebar === 'folded';
  const narrow = useNarrow(route.name === 'post' ? 1440 : 1024);
  const folded = chosen || narrow;
  const here = (...names: readonly Route['name'][]): boolean => names.includes(route.name);
  return (
    <nav
      aria-label={t`Kaizup`}
      className={cx(
        'flex shrink-0 flex-col gap-1 border-line border-r bg-surface-0 pb-3',
        folded ? 'w-14 px-2' : 'w-[232px] px-3',
        bridge.platform === 'darwin' ? 'pt-10' : 'pt-3',
      )}
    >
      {bridge.platform === 'darwin' && <div className="window-drag fixed inset-x-0 top-0 h-9" />}
      <div className={cx('flex h-9 items-center', folded ? 'justify-center' : 'justify-between pl-1')}>
        <Brand wordless={folded} />
        {!folded && (
          <span className="flex">
            <LockButton />
            <IconButton label={t`Fold the sidebar`} shortcut={keyLabel('B')} onPress={toggleSidebar}>
              <PanelLeftClose size={17} aria-hidden="true" />
            </IconButton>
          </span>
        )}
      </div>
      <div className="py-2">
        {folded ? (
          <IconButton
            label={t`New post`}
            shortcut={keyLabel('N')}
            onPress={writeNewPost}
            variant="primary"
            className="w-10"
          >
            <PenLine size={17} aria-hidden="true" />
          </IconButton>
        ) : (
          <Button variant="primary" onPress={writeNewPost} className="min-h-9 w-full">
            <PenLine size={16} aria-hidden="true" />
            <Trans>New post</Trans>
          </Button>
        )}
      </div>
      <ul className="flex flex-col gap-0.5">
        <NavItem
          path="/home"
          Icon={House}
          label={t`Home`}
          isHere={here('home', 'welcome')}
          folded={folded}
          count={state.needsOwner}
          countLabel={t`waiting for you`}
        />
        <NavItem
          path="/calendar"
          Icon={CalendarDays}
          label={t`Calendar`}
          isHere={here('calendar', 'queue', 'slots', 'import')}
          folded={folded}
        />
        <NavItem
          path="/activity"
          Icon={Activity}
          label={t`Activity`}
          isHere={here('activity')}
          folded={folded}
        />
      </ul>
      <div className="flex-1" />
      <SidebarFacts state={state} folded={folded} />
      <ul className="flex flex-col gap-0.5">
        <NavItem
          path="/accounts"
          Icon={UsersRound}
          label={t`Accounts`}
          isHere={here('accounts', 'connect')}
          folded={folded}
          count={state.accounts.signedOut}
          countLabel={t`signed out`}
        />
        <NavItem
          path="/privacy"
          Icon={ShieldCheck}
          label={t`Privacy`}
          isHere={here('privacy')}
          folded={folded}
        />
        <NavItem
          path="/settings"
          Icon={Settings}
          label={t`Settings`}
          isHere={here('settings')}
          folded={folded}
        />
      </ul>
      {folded && <LockButton className="w-10" />}
      {folded && !narrow && (
        <IconButton
          label={t`Open the sidebar`}
          shortcut={keyLabel('B')}
          onPress={toggleSidebar}
          className="w-10"
        >
          <PanelLeftOpen size={17} aria-hidden="true" />
        </IconButton>
      )}
    </nav>
  );
}
