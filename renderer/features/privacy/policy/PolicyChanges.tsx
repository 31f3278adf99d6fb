import { useLingui } from '@lingui/react/macro';
import { policyWords } from '../../../../shared/i18n/policy-words.ts';

/** What a version of the policy changed, point by point; nothing where it changed its wording only. */
export function PolicyChanges({ id }: { readonly id: string }) {
  const { i18n } = useLingui();
  const points = policyWords[id] ?? [];
  if (points.length === 0) return null;
  return (
    <ul className="flex max-w-[72ch] list-disc flex-col gap-0.5 pl-5">
      {points.map((words) => (
        <li key={words.id}>{i18n._(words)}</li>
      ))}
    </ul>
  );
}
