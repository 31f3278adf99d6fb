import type { KeptByLaw } from '../../../../../shared/model/rights.ts';

/** What an erasure must leave, with the day on which it may go: nothing yet, because this version keeps no invoices. */
export const keptByLaw: readonly KeptByLaw[] = [];
