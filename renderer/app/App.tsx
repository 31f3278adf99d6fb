import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { I18nProvider as AriaI18nProvider } from 'react-aria-components';
import { Toasts } from '../ui/Toasts.tsx';
import { formatLocale } from './format-locale.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Gate } from './Gate.tsx';
import { useSettings } from './settings.ts';

/** Everything that views rely on: words, formats, data, and a net under them. */
export function App({ queryClient }: { readonly queryClient: QueryClient }) {
  const { locale } = useSettings();
  return (
    <I18nProvider i18n={i18n}>
      <AriaI18nProvider locale={formatLocale(locale)}>
        <QueryClientProvider client={queryClient}>
          <ErrorBoundary>
            <Gate />
          </ErrorBoundary>
          <Toasts />
        </QueryClientProvider>
      </AriaI18nProvider>
    </I18nProvider>
  );
}
