import { Trans, useLingui } from '@lingui/react/macro';
import { BookmarkPlus, LayoutTemplate } from 'lucide-react';
import { useState } from 'react';
import type { Draft } from '../../../shared/model/post.ts';
import { Menu } from '../../ui/Menu.tsx';
import { SaveTemplateDialog } from '../templates/SaveTemplateDialog.tsx';
import { TemplatesDialog } from '../templates/TemplatesDialog.tsx';
import type { DraftStore } from './draft/draft-store.ts';
import { isEmptyDraft } from './draft/edit-draft.ts';
import { useDraft } from './draft/use-draft-store.ts';
import { useCopyPost } from './use-copy-post.ts';

/** Templates at the desk: an empty post begins as one, what is written becomes one. */
export function DeskTemplates({ store }: { readonly store: DraftStore }) {
  const { t } = useLingui();
  const draft = useDraft(store, (state) => state.draft);
  const { copy } = useCopyPost();
  const [shown, setShown] = useState<'list' | 'save' | null>(null);
  const close = (): void => setShown(null);

  function use(template: Draft): void {
    // What is written already stays; the template opens beside it, as a post of its own.
    if (!isEmptyDraft(store.getState().draft)) return void copy({ draft: template, wallTime: null });
    store.edit((now) => (template.variants.length > 0 ? template : { ...template, variants: now.variants }));
    for (const { accountId, tiktok } of template.variants)
      store.setDisclosing(accountId, tiktok !== null && (tiktok.yourBrand || tiktok.brandedContent));
  }

  return (
    <>
      <Menu
        label={t`Templates`}
        items={[
          {
            id: 'list',
            label: t`Begin with a template…`,
            icon: <LayoutTemplate size={16} aria-hidden="true" />,
            onAction: () => setShown('list'),
          },
          ...(isEmptyDraft(draft)
            ? []
            : [
                {
                  id: 'save',
                  label: t`Save as a template…`,
                  icon: <BookmarkPlus size={16} aria-hidden="true" />,
                  onAction: () => setShown('save'),
                },
              ]),
        ]}
      >
        <Trans>Templates</Trans>
      </Menu>
      {shown === 'list' && <TemplatesDialog onUse={use} onClose={close} />}
      {shown === 'save' && <SaveTemplateDialog draft={draft} onClose={close} />}
    </>
  );
}
