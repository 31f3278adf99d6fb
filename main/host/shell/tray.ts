import type { I18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { TrayState } from '../../../shared/contract/index.ts';
import { diskWords } from '../../../shared/i18n/disk-words.ts';
import { elsewhereTitle } from '../../../shared/i18n/other-publisher-words.ts';
import type { LockState } from '../../../shared/model/owner.ts';
import type { Command } from './commands.ts';
import { needsYou, trayToolTip } from './needs-you.ts';

/** Kaizup's place in the system tray: what goes out next, what needs the owner, pause, open, quit. */
export interface AppTray {
  show(state: TrayState | null, lock: TrayLock): void;
  /** The menu as it is now, for those who look at it without a pointer. */
  readonly menu: Menu | undefined;
}

/** What of the lock the tray shows. */
export type TrayLock = Pick<LockState, 'locked' | 'canLock'>;

/** What the tray menu says for a state; `null` while the engine is away. Locked it tells nothing of what is planned, and takes no orders. */
export function trayMenu(
  i18n: I18n,
  state: TrayState | null,
  lock: TrayLock,
  commands: Readonly<Record<Command['id'], Command>>,
  open: (path: string) => void,
): MenuItemConstructorOptions[] {
  const item = ({ id, label, run }: Command): MenuItemConstructorOptions => ({
    id,
    label: i18n._(label),
    click: run,
  });
  if (lock.locked) {
    return [
      { id: 'state', label: t(i18n)`Kaizup is locked`, enabled: false },
      { type: 'separator' },
      item(commands.unlock),
      { type: 'separator' },
      item(commands.quit),
    ];
  }
  return [
    ...facts(i18n, state, open),
    { type: 'separator' },
    item(commands.open),
    item(commands['new-post']),
    // Who takes over from another place reads first what that means.
    ...(state === null || state.otherPublisher !== null
      ? []
      : [item(state.paused ? commands.resume : commands.pause)]),
    ...(lock.canLock ? [item(commands.lock)] : []),
    { type: 'separator' },
    item(commands.quit),
  ];
}

function facts(
  i18n: I18n,
  state: TrayState | null,
  open: (path: string) => void,
): MenuItemConstructorOptions[] {
  if (state === null) return [{ id: 'state', label: t(i18n)`Starting…`, enabled: false }];
  const items: MenuItemConstructorOptions[] = [];
  if (state.diskRefusal !== null) {
    items.push({
      id: 'disk',
      label: i18n._(diskWords[state.diskRefusal.cause].title),
      click: () => open('/home'),
    });
  }
  if (state.otherPublisher !== null) {
    items.push({ id: 'elsewhere', label: i18n._(elsewhereTitle), click: () => open('/home') });
  } else if (state.paused) {
    items.push({ id: 'state', label: t(i18n)`Publishing is paused`, enabled: false });
  }
  if (state.working > 0) {
    items.push({
      id: 'working',
      label: t(
        i18n,
      )`${plural(state.working, { one: 'Publishing # post now', other: 'Publishing # posts now' })}`,
      enabled: false,
    });
  }
  const { next } = state;
  if (next === null) items.push({ id: 'next', label: t(i18n)`Nothing is scheduled`, enabled: false });
  else {
    const when = new Intl.DateTimeFormat(i18n.locale, {
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(next.at);
    const what = next.excerpt === '' ? t(i18n)`a post without text` : shorten(next.excerpt);
    items.push({
      id: 'next',
      label: t(i18n)`Next: ${when} · ${what}`,
      click: () => open(`/posts/${next.postId}`),
    });
  }
  if (state.needsOwner > 0) {
    items.push({
      id: 'needs-owner',
      label: t(i18n)`${plural(state.needsOwner, { one: '# post needs you', other: '# posts need you' })}`,
      click: () => open('/home'),
    });
  }
  if (state.signedOut > 0) {
    items.push({
      id: 'signed-out',
      label: t(
        i18n,
      )`${plural(state.signedOut, { one: 'Sign in to # account again', other: 'Sign in to # accounts again' })}`,
      click: () => open('/accounts'),
    });
  }
  return items;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** Puts the icon in the tray. A click opens the window where the system tells of clicks. */
export function createTray(
  iconPath: string,
  i18n: () => I18n,
  commands: Readonly<Record<Command['id'], Command>>,
  open: (path: string) => void,
): AppTray {
  const tray = new Tray(nativeImage.createFromPath(iconPath));
  tray.on('click', () => commands.open.run());
  let menu: Menu | undefined;
  return {
    get menu() {
      return menu;
    },
    show(state, lock) {
      menu = Menu.buildFromTemplate(trayMenu(i18n(), state, lock, commands, open));
      tray.setContextMenu(menu);
      tray.setToolTip(trayToolTip(i18n(), needsYou(state, lock)));
    },
  };
}
