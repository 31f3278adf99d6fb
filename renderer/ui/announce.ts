/** The page's one live region; kept out of what dialogs hide. */
let region: HTMLElement | undefined;

function liveRegion(): HTMLElement {
  if (region?.isConnected === true) return region;
  region = document.createElement('div');
  region.setAttribute('aria-live', 'polite');
  region.setAttribute('role', 'status');
  region.dataset['liveAnnouncer'] = 'true';
  region.className = 'sr-only';
  document.body.append(region);
  return region;
}

/** Says `message` to those who do not see the change. */
export function announce(message: string): void {
  const line = document.createElement('p');
  line.textContent = message;
  liveRegion().replaceChildren(line);
}
