import { join } from 'node:path';
import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

const root = join(import.meta.dirname, '..');

/** Where the catalogues are; the check that they are up to date extracts into a copy. */
const locales = process.env['KAIZUP_CATALOGUES'] ?? join(root, 'shared', 'i18n', 'locales');

export default defineConfig({
  rootDir: root,
  sourceLocale: 'en',
  locales: ['en', 'fr'],
  catalogs: [
    {
      path: `${locales}/{locale}`,
      include: ['<rootDir>/renderer', '<rootDir>/shared', '<rootDir>/main/host'],
    },
  ],
  // Line numbers would change the catalogues with every edit.
  format: formatter({ lineNumbers: false }),
});
