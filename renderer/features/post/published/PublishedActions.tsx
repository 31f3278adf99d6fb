import { Trans, useLingui } from '@lingui/react/macro';
import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { featureSupport } from '../../../../shared/capabilities/index.ts';
import type { PublicationDetail } from '../../../../shared/contract/posts.ts';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import { engine } from '../../../app/engine-client.ts';
import { ConfirmDialog } from '../../../ui/Dialog.tsx';
import { MenuButton } from '../../../ui/Menu.tsx';
import { showToast } from '../../../ui/toast.ts';
import { usePostAction } from '../use-post-action.ts';
import { EditPublishedDialog } from './EditPublishedDialog.tsx';

interface PublishedActionsProps {
  readonly publication: PublicationDetail;
  /** What it says on the network now. */
  readonly text: string;
}

/** What can be done on the network with a post that is out; nothing is offered that the network does not let anybody do. */
export function PublishedActions({ publication, text }: PublishedActionsProps) {
  const { t } = useLingui();
  const { run, running } = usePostAction();
  const [asking, setAsking] = useState<'edit' | 'delete' | null>(null);
  const { id: publicationId, network, accountKind } = publication;
  const networkName = networkNames[network];
  const offers = (feature: 'edit' | 'delete'): boolean =>
    featureSupport(network, accountKind, feature) === true;
  const items = [
    ...(offers('edit') && !['photo-story', 'video-story', 'poll'].includes(publication.contentType)
      ? [
          {
            id: 'edit',
            label: t`Change its text on ${networkName}…`,
            icon: <Pencil size={15} aria-hidden="true" />,
            onAction: () => setAsking('edit'),
          },
        ]
      : []),
    ...(offers('delete')
      ? [
          {
            id: 'delete',
            label: t`Delete it on ${networkName}…`,
            icon: <Trash2 size={15} aria-hidden="true" />,
            tone: 'danger' as const,
            onAction: () => setAsking('delete'),
          },
        ]
      : []),
  ];
  const remove = async (): Promise<void> => {
    if (await run('delete', () => engine.posts.deletePublished({ publicationId }))) {
      setAsking(null);
      showToast({ tone: 'success', text: t`Deleted on ${networkName}` });
    }
  };
  if (items.length === 0) return null;
  return (
    <>
      <MenuButton
        label={t`More on ${networkName}`}
        icon={<Ellipsis size={17} aria-hidden="true" />}
        items={items}
      />
      {asking === 'edit' && (
        <EditPublishedDialog publication={publication} text={text} onClose={() => setAsking(null)} />
      )}
      {asking === 'delete' && (
        <ConfirmDialog
          title={t`Delete this post on ${networkName}?`}
          confirmLabel={t`Delete on ${networkName}`}
          danger
          isPending={running === 'delete'}
          onConfirm={() => void remove()}
          onClose={() => setAsking(null)}
        >
          <Trans>
            It disappears there for everybody, with its comments. Kaizup keeps what it said and its figures.
          </Trans>
        </ConfirmDialog>
      )}
    </>
  );
}
