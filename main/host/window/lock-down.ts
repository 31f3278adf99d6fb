import { app, type Session } from 'electron';
import { appOrigin } from './app-origin.ts';

/** Nothing the page shows may ask for a device, go elsewhere, open a window, attach a webview or download. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // The page itself never speaks to the network; the engine does.
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed = ['app:', 'blob:', 'data:', 'devtools:'].includes(new URL(details.url).protocol);
    answer({ cancel: !allowed });
  });
}

/** Applies to every page there is or will be. */
export function lockDownContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (!event.url.startsWith(`${appOrigin}/`)) event.preventDefault();
    });
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
