import { Trans, useLingui } from '@lingui/react/macro';
import { recipientWords, safeguardWords } from '../../../../shared/i18n/register-words.ts';
import { type Recipient, type RecipientId, recipients } from '../../../../shared/privacy/register.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Section } from '../../../ui/ViewFrame.tsx';

const all = Object.entries(recipients) as readonly (readonly [RecipientId, Recipient])[];

/** Who receives what the owner publishes, where they are, and the only addresses that Kaizup contacts. */
export function Recipients() {
  const { t, i18n } = useLingui();
  const countries = new Intl.DisplayNames(formatLocale(i18n.locale), { type: 'region' });
  return (
    <Section
      title={t`Who receives what you publish`}
      description={t`Kaizup contacts these addresses, the server of your own choice, and no others. Each answers for what it does with the data itself.`}
    >
      {all.map(([id, { name, country, safeguard, hosts }]) => {
        const words = recipientWords[id];
        return (
          <div key={id} className="flex flex-col gap-1 px-4 py-3 text-data">
            <p className="font-medium text-ink-1">
              {words === undefined ? name : t(words)}
              {country !== null && <span className="font-normal text-ink-2"> · {countries.of(country)}</span>}
            </p>
            <p className="max-w-[68ch] text-ink-2">{t(safeguardWords[safeguard])}</p>
            {hosts.length > 0 && (
              <p className="text-ink-2 text-xs">
                <Trans>Addresses:</Trans> <span className="select-text">{hosts.join(', ')}</span>
              </p>
            )}
          </div>
        );
      })}
    </Section>
  );
}
