import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { MediaAsset } from '../../../../shared/model/media.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { mediaUrl } from '../../../ui/media-url.ts';

interface AltDialogProps {
  readonly asset: MediaAsset;
  readonly alt: string;
  readonly onSave: (alt: string) => void;
  readonly onClose: () => void;
}

/** The longest description that the contract takes. */
const maxAlt = 2000;

/** Describes a picture for people who do not see it. */
export function AltDialog({ asset, alt, onSave, onClose }: AltDialogProps) {
  const { t } = useLingui();
  const [text, setText] = useState(alt);
  const left = maxAlt - text.length;
  return (
    <Dialog
      title={t`Describe this picture`}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            variant="primary"
            onPress={() => {
              onSave(text.trim());
              onClose();
            }}
          >
            <Trans>Save description</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid max-h-72 place-items-center overflow-hidden rounded-lg bg-surface-2">
          <img src={mediaUrl(asset.id, 'preview')} alt="" className="max-h-72 object-contain" />
        </div>
        <TextArea
          label={t`Description`}
          description={t`Say what matters in it, in a sentence or two. Screen readers read it aloud, and networks find it.`}
          value={text}
          onChange={(value) => setText(value.slice(0, maxAlt))}
          rows={3}
          autoFocus
        />
        {left < 100 && (
          <p className="text-data text-ink-2">
            <Plural value={left} one="# character left" other="# characters left" />
          </p>
        )}
      </div>
    </Dialog>
  );
}
