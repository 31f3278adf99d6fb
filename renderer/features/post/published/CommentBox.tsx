import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PublicationDetail } from '../../../../shared/contract/posts.ts';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import { engine } from '../../../app/engine-client.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { showToast } from '../../../ui/toast.ts';
import { usePostAction } from '../use-post-action.ts';

interface CommentBoxProps {
  readonly publication: PublicationDetail;
  readonly replyTo: string | null;
  readonly label: string;
  readonly onSent: () => void;
}

/** Where a comment or an answer is written; what was typed stays until the network has it. */
export function CommentBox({ publication, replyTo, label, onSent }: CommentBoxProps) {
  const { t } = useLingui();
  const { run, running } = usePostAction();
  const [text, setText] = useState('');
  const networkName = networkNames[publication.network];
  const send = async (): Promise<void> => {
    let unknown = false;
    const sent = await run('comment', async () => {
      const { outcome } = await engine.posts.addComment({ publicationId: publication.id, text, replyTo });
      unknown = outcome === 'unknown';
    });
    if (!sent) return;
    if (unknown) {
      showToast({
        tone: 'warning',
        text: t`${networkName} did not confirm it. Look below whether it is there before you send it again.`,
      });
    } else setText('');
    onSent();
  };
  return (
    <div className="flex flex-col gap-2">
      <TextArea label={label} value={text} onChange={setText} rows={2} />
      {text.trim() !== '' && (
        <div>
          <Button variant="primary" isPending={running === 'comment'} onPress={() => void send()}>
            {replyTo === null ? (
              <Trans>Comment on {networkName}</Trans>
            ) : (
              <Trans>Answer on {networkName}</Trans>
            )}
          </Button>
        </div>
      )}
    </div>
  );
}
