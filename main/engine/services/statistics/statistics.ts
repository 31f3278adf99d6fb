import { createAccountFigureStore } from '../../store/repositories/account-figures.ts';
import {
  type AccountCollector,
  type AccountCollectorParts,
  createAccountCollector,
} from './account-collector.ts';
import { type Collector, type CollectorParts, createCollector } from './collector.ts';

/** The figures of posts and of accounts. */
export interface Statistics {
  readonly collector: Collector;
  readonly accountCollector: AccountCollector;
}

/** Puts together who reads figures. */
export function createStatistics(parts: CollectorParts & Omit<AccountCollectorParts, 'figures'>): Statistics {
  const figures = createAccountFigureStore(parts.store);
  return {
    collector: createCollector(parts),
    accountCollector: createAccountCollector({ ...parts, figures }),
  };
}
