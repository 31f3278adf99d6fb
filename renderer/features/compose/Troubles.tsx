import { useLingui } from '@lingui/react/macro';
import { CircleAlert, Info } from 'lucide-react';
import type { NetworkId } from '../../../shared/model/network.ts';
import { blocks, type Trouble } from './draft/check-account.ts';
import { troubleSentence } from './trouble-words.ts';

interface TroublesProps {
  readonly id: string;
  readonly network: NetworkId;
  readonly troubles: readonly Trouble[];
}

/** What one account's post needs before it can go, then advice; each a sentence with what to do. */
export function Troubles({ id, network, troubles }: TroublesProps) {
  const { i18n } = useLingui();
  if (troubles.length === 0) return null;
  return (
    <ul id={id} className="flex flex-col gap-1">
      {troubles.map((trouble) => {
        const stops = blocks(trouble);
        const Icon = stops ? CircleAlert : Info;
        const sentence = troubleSentence(i18n, network, trouble);
        return (
          <li key={sentence} className="flex gap-2 text-data leading-5">
            <Icon
              size={15}
              aria-hidden="true"
              className={`mt-[2.5px] shrink-0 ${stops ? 'text-danger-ink' : 'text-ink-2'}`}
            />
            <span className={stops ? 'text-ink-1' : 'text-ink-2'}>{sentence}</span>
          </li>
        );
      })}
    </ul>
  );
}
