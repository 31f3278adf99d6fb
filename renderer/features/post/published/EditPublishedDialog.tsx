import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PublicationDetail } from '../../../../shared/contract/posts.ts';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import { networkLimits } from '../../../../shared/limits/network-limits.ts';
import { countText } from '../../../../shared/text/count.ts';
import { engine } from '../../../app/engine-client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { showToast } from '../../../ui/toast.ts';
import { usePostAction } from '../use-post-action.ts';

interface EditPublishedDialogProps {
  readonly publication: PublicationDetail;
  readonly text: string;
  readonly onClose: () => void;
}

/** Changes the text of a post that is out; the network has it before anything changes here. */
export function EditPublishedDialog({ publication, text, onClose }: EditPublishedDialogProps) {
  const { t } = useLingui();
  const { run, running } = usePostAction();
  const [words, setWords] = useState(text);
  const { id: publicationId, network } = publication;
  const networkName = networkNames[network];
  const { max, unit } = networkLimits[network].text;
  const over = countText(words, unit) - max;
  const save = async (): Promise<void> => {
    if (!(await run('edit', () => engine.posts.editPublished({ publicationId, text: words })))) return;
    showToast({ tone: 'success', text: t`Changed on ${networkName}` });
    onClose();
  };
  return (
    <Dialog
      title={t`Change the text on ${networkName}`}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            variant="primary"
            isDisabled={words.trim() === '' || over > 0 || words === text}
            isPending={running === 'edit'}
            onPress={() => void save()}
          >
            <Trans>Change it on {networkName}</Trans>
          </Button>
        </>
      }
    >
      <TextArea
        label={t`Text`}
        value={words}
        onChange={setWords}
        rows={8}
        autoFocus
        description={t`Pictures and video stay as they are. People may see that it was changed.`}
        {...(over > 0 ? { error: t`Shorten it by ${over} characters.` } : {})}
      />
    </Dialog>
  );
}
