import type { I18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import type { TrayState } from '../../../shared/contract/index.ts';

/** How many things wait for the owner, for the badge of the application: nothing while it is locked or its engine away. */
export function needsYou(
  state: Pick<TrayState, 'needsOwner' | 'signedOut' | 'otherPublisher'> | null,
  { locked }: { readonly locked: boolean },
): number {
  if (state === null || locked) return 0;
  return state.needsOwner + state.signedOut + (state.otherPublisher === null ? 0 : 1);
}

/** What the tray icon says under the pointer. */
export function trayToolTip(i18n: I18n, waiting: number): string {
  if (waiting === 0) return 'Kaizup';
  return `Kaizup · ${t(i18n)`${plural(waiting, { one: '# thing needs you', other: '# things need you' })}`}`;
}
