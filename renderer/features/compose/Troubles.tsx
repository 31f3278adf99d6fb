import { useLingui } from '@lingui/react/macro';
import { CircleAlert, Info } from 'lucide-react';
import type { MediaAsset } from '../../../shared/model/media.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import { blocks, type Trouble } from './draft/check-account.ts';
import { gatherTroubles } from './gather-troubles.ts';
import { troubleSentence } from './trouble-words.ts';

interface TroublesProps {
  readonly id: string;
  readonly network: NetworkId;
  readonly troubles: readonly Trouble[];
  readonly assets: ReadonlyMap<string, MediaAsset>;
}

/** What one account's post needs before it can go, then advice; each a sentence with what to do. */
export function Troubles({ id, network, troubles, assets }: TroublesProps) {
  const { i18n } = useLingui();
  if (troubles.length === 0) return null;
  return (
    <ul id={id} className="flex flex-col gap-1">
      {gatherTroubles(troubles, (trouble) => troubleSentence(i18n, network, trouble)).map(
        ({ sentence, trouble, assetIds }) => {
          const stops = blocks(trouble);
          const Icon = stops ? CircleAlert : Info;
          const files = assetIds.flatMap((assetId) => assets.get(assetId)?.fileName ?? []);
          return (
            <li key={sentence} className="flex gap-2 text-data leading-5">
              <Icon
                size={15}
                aria-hidden="true"
                className={`mt-[2.5px] shrink-0 ${stops ? 'text-danger-ink' : 'text-ink-2'}`}
              />
              <span className={stops ? 'text-ink-1' : 'text-ink-2'}>
                {files.length > 0 && <span className="font-medium break-all">{files.join(', ')}: </span>}
                {sentence}
              </span>
            </li>
          );
        },
      )}
    </ul>
  );
}
