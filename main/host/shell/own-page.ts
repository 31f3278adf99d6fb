import { appOrigin } from '../window/app-origin.ts';

/** Of a frame, what tells it. */
interface Frame {
  readonly url: string;
}

/** The part of an IPC event that says who calls. */
export interface CallEvent {
  readonly senderFrame: Frame | null;
  readonly sender: { readonly mainFrame: Frame };
}

/** Whether a call comes from the top frame of Kaizup's own page. */
export function isOwnPage(event: CallEvent): boolean {
  const frame = event.senderFrame;
  return frame != null && frame === event.sender.mainFrame && frame.url.startsWith(`${appOrigin}/`);
}
