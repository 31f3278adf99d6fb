import { Trans, useLingui } from '@lingui/react/macro';
import { consentWords } from '../../../../shared/i18n/consent-words.ts';
import type { PolicyVersion } from '../../../../shared/model/policy.ts';

/** Which consents a version asks for again. */
export function AskedAgainNote({ version }: { readonly version: PolicyVersion }) {
  const { i18n } = useLingui();
  if (version.asksAgain.length === 0) return null;
  const names = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(
    version.asksAgain.map((category) => i18n._(consentWords[category].name)),
  );
  return (
    <p>
      <Trans>Asks again for your consent to: {names}.</Trans>
    </p>
  );
}
