import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import { type ConsentWords, wordsOf } from '../../../../shared/i18n/consent-words.ts';
import type { ConsentDecision } from '../../../../shared/model/consent.ts';
import type { Locale } from '../../../../shared/model/settings.ts';
import { wordsIn } from '../../../app/i18n.ts';

/** The words that a decision was made on, in the language in which they were read: what was agreed to, and nothing else. */
export function WordsShown({ decision }: { readonly decision: ConsentDecision }) {
  const shown = wordsOf(decision);
  if (shown === null) return null;
  return (
    <Disclosure className="group self-start">
      <AriaButton
        slot="trigger"
        className="flex items-center gap-1 rounded-md py-0.5 text-ink-2 text-xs hover:text-ink-1 focus-visible:outline-2 focus-visible:outline-accent"
      >
        <ChevronRight
          size={13}
          aria-hidden="true"
          className="transition-transform motion-reduce:transition-none group-expanded:rotate-90"
        />
        <Trans>What you were asked</Trans>
      </AriaButton>
      <DisclosurePanel>
        <Quote {...shown} />
      </DisclosurePanel>
    </Disclosure>
  );
}

function Quote({ words, locale }: { readonly words: ConsentWords; readonly locale: Locale }) {
  const { i18n } = useLingui();
  const { data } = useQuery({
    queryKey: ['words', locale],
    queryFn: () => wordsIn(locale),
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
    // A catalogue is no plain data to compare with an older one.
    structuralSharing: false,
  });
  const language = new Intl.DisplayNames(i18n.locale, { type: 'language' }).of(locale) ?? locale;
  return (
    <figure className="mt-1 max-w-[60ch] border-line-strong border-l-2 pl-3">
      <blockquote lang={locale} className="min-h-5 text-data text-ink-1">
        {data?._(words.what)}
      </blockquote>
      {locale !== i18n.locale && <figcaption className="text-ink-3 text-xs">{language}</figcaption>}
    </figure>
  );
}
