import { useLingui } from '@lingui/react/macro';
import { diskWords } from '../../../shared/i18n/disk-words.ts';
import type { DiskRefusal } from '../../../shared/model/disk.ts';
import { Banner } from '../../ui/Banner.tsx';

/** Nothing goes out while the disk takes nothing; it goes on by itself, so there is no button. */
export function DiskNotice({ refusal }: { readonly refusal: DiskRefusal }) {
  const { i18n } = useLingui();
  const { title, body } = diskWords[refusal.cause];
  return (
    <Banner tone="danger" title={i18n._(title)}>
      {i18n._(body)}
    </Banner>
  );
}
