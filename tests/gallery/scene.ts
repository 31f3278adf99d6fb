import type { Page } from 'playwright-core';

/** One picture of the gallery: where to go on which sample computer, and what to do there first. */
export interface Scene {
  readonly name: string;
  readonly path: string;
  readonly scenario?: string;
  /** Step in which the sample engine holds sign-ins. */
  readonly signIn?: string;
  readonly act?: (page: Page) => Promise<void>;
}
