import type { Locale } from '../../../shared/model/settings.ts';

const words = {
  en: {
    title: 'Back to Kaizup',
    text: 'You can close this tab. Kaizup has what it needs and goes on from here.',
  },
  fr: {
    title: 'Retour à Kaizup',
    text: 'Vous pouvez fermer cet onglet. Kaizup a ce qu’il lui faut et continue de son côté.',
  },
} as const satisfies Record<Locale, { title: string; text: string }>;

/** The page that the browser shows when a sign-in has returned: a sentence, no script, no secret. */
export function returnPage(locale: Locale): string {
  const { title, text } = words[locale];
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
:root { color-scheme: light dark; --paper: #faf8f5; --ink: #26221d; --soft: #6b645b; }
@media (prefers-color-scheme: dark) { :root { --paper: #1c1a17; --ink: #f0ece6; --soft: #a59d92; } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 26rem; padding: 2rem; text-align: center; }
h1 { font-size: 1.5rem; font-weight: 600; margin: 0 0 .5rem; }
p { margin: 0; color: var(--soft); }
</style></head>
<body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;
}
