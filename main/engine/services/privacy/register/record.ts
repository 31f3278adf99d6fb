import type { I18n, MessageDescriptor } from '@lingui/core';
import { protectionWords, recordWords as words } from '../../../../../shared/i18n/record-words.ts';
import {
  activityWords,
  dataKindWords,
  dataSourceWords,
  legalBasisWords,
  outsideWords,
  recipientWords,
  safeguardWords,
} from '../../../../../shared/i18n/register-words.ts';
import {
  countedFromWords,
  retentionReasonWords,
  retentionWords,
} from '../../../../../shared/i18n/retention-words.ts';
import type { OwnerProfile } from '../../../../../shared/model/owner.ts';
import type { Locale } from '../../../../../shared/model/settings.ts';
import {
  type DataKind,
  processingActivities,
  type Recipient,
  type RecipientId,
  recipients,
} from '../../../../../shared/privacy/register.ts';
import {
  type KeptFor,
  type RetentionRuleId,
  retentionRules,
} from '../../../../../shared/privacy/retention-rules.ts';
import { createEngineI18n } from '../../../words/engine-i18n.ts';
import { readRegister } from './register.ts';

/** What the record needs to know of this profile. */
export interface RecordSource {
  readonly controller: OwnerProfile;
  /** What the owner set for technical logs. */
  readonly logMonths: number;
  readonly now: number;
}

/** The record of processing activities (GDPR Art. 30(1)) in the owner's language: what is read by people and what programs read alike. */
export type ProcessingRecord = ReturnType<typeof processingRecord>;

/** Makes the record from the register, the rules and the owner's own details. Keeps D1, D21. */
export function processingRecord({ controller, logMonths, now }: RecordSource, locale: Locale) {
  const i18n = createEngineI18n(locale);
  const say = (message: MessageDescriptor): string => i18n._(message);
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  return {
    title: say(words.title),
    locale,
    writtenAt: new Date(now).toISOString(),
    controller,
    activities: readRegister().map(({ activity, tables, files, settings, outside }) => {
      const { basis, sources, recipients: receivers } = processingActivities[activity];
      const { name, purpose, kept } = activityWords[activity];
      return {
        id: activity,
        name: say(name),
        purpose: say(purpose),
        legalBasis: { id: basis, words: say(legalBasisWords[basis]) },
        kinds: kindsOf([...tables.flatMap(({ columns }) => columns), ...files]).map((kind) => ({
          id: kind,
          words: say(dataKindWords[kind]),
        })),
        sources: sources.map((source) => ({ id: source, words: say(dataSourceWords[source]) })),
        recipients: {
          id: receivers,
          words: say(receivers === 'nobody' ? words.nobody : words.chosenNetworks),
        },
        kept: say(kept),
        tables,
        files,
        settings,
        outside: outside.map((place) => ({ id: place, words: say(outsideWords[place]) })),
      };
    }),
    retention: (Object.keys(retentionRules) as RetentionRuleId[]).map((id) => {
      const { keptFor, from, why } = retentionRules[id];
      return {
        id,
        what: say(retentionWords[id]),
        keptFor: keptFor.unit === 'owner' ? { unit: 'months', count: logMonths } : keptFor,
        words: `${lengthWords(i18n, keptFor, logMonths)} ${say(countedFromWords[from])}`,
        from,
        why: say(retentionReasonWords[why]),
      };
    }),
    recipients: (Object.entries(recipients) as readonly (readonly [RecipientId, Recipient])[]).map(
      ([id, { name, country, safeguard, hosts }]) => {
        const known = recipientWords[id];
        return {
          id,
          name: known === undefined ? name : say(known),
          country: {
            code: country,
            words: country === null ? say(words.ownChoice) : (countries.of(country) ?? country),
          },
          safeguard: { id: safeguard, words: say(safeguardWords[safeguard]) },
          hosts,
        };
      },
    ),
    protection: protectionWords.map(say),
  };
}

/** Kinds of data, what says most first; what only ties records together is left out. */
function kindsOf(held: readonly { readonly kind: DataKind }[]): readonly DataKind[] {
  const order: readonly DataKind[] = ['identity', 'content', 'secret', 'figure', 'time', 'state'];
  return order.filter((kind) => held.some((each) => each.kind === kind));
}

function lengthWords(i18n: I18n, keptFor: KeptFor, logMonths: number): string {
  const { unit, count } = keptFor.unit === 'owner' ? { unit: 'months' as const, count: logMonths } : keptFor;
  return i18n._({ ...words[unit], values: { count } });
}
