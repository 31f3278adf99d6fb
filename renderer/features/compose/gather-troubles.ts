import type { Trouble } from './draft/check-account.ts';

/** One sentence, and the files that it is about. */
export interface GatheredTrouble {
  readonly sentence: string;
  readonly trouble: Trouble;
  readonly assetIds: readonly string[];
}

/** Says each sentence once, with all the files it is about, in the order they came. */
export function gatherTroubles(
  troubles: readonly Trouble[],
  say: (trouble: Trouble) => string,
): readonly GatheredTrouble[] {
  const gathered = new Map<string, GatheredTrouble>();
  for (const trouble of troubles) {
    const sentence = say(trouble);
    const assetId = trouble.kind === 'finding' ? trouble.finding.assetId : undefined;
    const known = gathered.get(sentence);
    gathered.set(sentence, {
      sentence,
      trouble: known?.trouble ?? trouble,
      assetIds: [...(known?.assetIds ?? []), ...(assetId === undefined ? [] : [assetId])],
    });
  }
  return [...gathered.values()];
}
