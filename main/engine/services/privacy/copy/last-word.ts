import { networkNames } from '../../../../../shared/i18n/network-names.ts';
import { lastWordWords as words } from '../../../../../shared/i18n/copy-words.ts';
import type { Locale } from '../../../../../shared/model/settings.ts';
import { createEngineI18n } from '../../../words/engine-i18n.ts';
import type { LastWord } from '../erasure/erase-everything.ts';

/** What the owner is told in a file of their own when everything is gone. */
export function lastWordText({ askedAt, erasedAt, outcome, audit }: LastWord, locale: Locale): string {
  const i18n = createEngineI18n(locale);
  const when = (at: number): string =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
      dateStyle: 'long',
      timeStyle: 'long',
    }).format(at);
  const { revoked, notRevoked, stillHeld } = outcome;
  const lines = [
    i18n._(words.title),
    '',
    i18n._({ ...words.asked, values: { when: when(askedAt) } }),
    i18n._({ ...words.done, values: { when: when(erasedAt) } }),
    i18n._({ ...words.what, values: { posts: outcome.posts, media: outcome.media } }),
    '',
    ...(revoked.length === 0
      ? []
      : [
          i18n._({
            ...words.revoked,
            values: { networks: [...new Set(revoked)].map((id) => networkNames[id]).join(', ') },
          }),
        ]),
    ...notRevoked.flatMap(({ network, manualUrl }) => [
      i18n._({ ...words.notRevoked, values: { network: networkNames[network] } }),
      ...(manualUrl === null ? [] : [i18n._({ ...words.doItThere, values: { url: manualUrl } })]),
    ]),
    ...(stillHeld.length === 0
      ? []
      : [
          i18n._({
            ...words.stillHeld,
            values: { networks: stillHeld.map((id) => networkNames[id]).join(', ') },
          }),
        ]),
    i18n._(words.online),
    i18n._(words.law),
    ...(audit === null
      ? []
      : [
          '',
          i18n._({ ...words.audit, values: { count: audit.entries, seal: audit.seal ?? '' } }),
          i18n._(audit.fault === null ? words.auditWhole : words.auditFault),
        ]),
  ];
  return `${lines.join('\n')}\n`;
}
