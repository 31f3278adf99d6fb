import { t } from '@lingui/core/macro';
import { type Mail, mailtoOf } from '../../shared/text/mailto.ts';
import { showToast } from '../ui/toast.ts';
import { bridge } from './bridge.ts';

/** Opens a mail in the owner's own mail program, who sends it or not. A text too long for an address waits on the clipboard to be pasted. */
export async function sendMail(mail: Mail): Promise<void> {
  const { url, isWhole } = mailtoOf(mail);
  if (!isWhole) await bridge.copyText(mail.body);
  const opened = await bridge.openExternal(url);
  if (!opened) {
    showToast({ tone: 'warning', text: t`No mail program opened. Copy the text and send it your own way.` });
  } else if (!isWhole) {
    showToast({
      tone: 'info',
      text: t`The text is too long to hand over, so it is on your clipboard: paste it into the mail.`,
    });
  }
}
