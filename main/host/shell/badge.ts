import type { I18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { app, BrowserWindow, nativeImage } from 'electron';
import { overlayPicture, overlaySize } from './overlay-picture.ts';

/** How many things wait for the owner, at the application's icon. */
export interface Badge {
  show(waiting: number): void;
}

/** Creates the badge. Windows knows none: there each window's button on the taskbar carries a small picture. */
export function createBadge(i18n: () => I18n): Badge {
  if (process.platform !== 'win32') return { show: (waiting) => void app.setBadgeCount(waiting) };
  let count = 0;

  function draw(window: BrowserWindow): void {
    if (window.isDestroyed()) return;
    if (count === 0) {
      window.setOverlayIcon(null, '');
      return;
    }
    const picture = nativeImage.createFromBitmap(overlayPicture(count), {
      width: overlaySize,
      height: overlaySize,
      scaleFactor: 2,
    });
    window.setOverlayIcon(
      picture,
      t(i18n())`${plural(count, { one: '# thing needs you', other: '# things need you' })}`,
    );
  }

  // A window has no button before it is shown.
  app.on('browser-window-created', (_event, window) => window.on('show', () => draw(window)));
  return {
    show(waiting) {
      count = waiting;
      for (const window of BrowserWindow.getAllWindows()) draw(window);
    },
  };
}
