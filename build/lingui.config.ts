import { join } from 'node:path';
import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

const root = join(import.meta.dirname, '..');

export default defineConfig({
  rootDir: root,
  sourceLocale: 'en',
  locales: ['en', 'fr'],
  catalogs: [
    {
      path: '<rootDir>/shared/i18n/locales/{locale}',
      include: ['<rootDir>/renderer', '<rootDir>/shared', '<rootDir>/main/host'],
    },
  ],
  // Line numbers would change the catalogues with every edit.
  format: formatter({ lineNumbers: false }),
});
