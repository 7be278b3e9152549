import type { Benchmark } from './benchmark';
import { idle } from './idle';
import { idleCustomers } from './idle-customers';
import { loadArticles } from './load-articles';
import { loadCustomers } from './load-customers';
import { purchase } from './purchase';
import { purchaseOrder } from './purchase-order';
import { rateBudget } from './rate-budget';
import { scale } from './scale';

/** Every benchmark, by the name it is run with. */
export const benchmarks: readonly Benchmark[] = [
  idle,
  scale,
  idleCustomers,
  loadCustomers,
  loadArticles,
  purchaseOrder,
  purchase,
  rateBudget,
];
