/** Every workflow type a worker serves, by the name it is started with (design §3). */
export { nightCheck } from './night-check/night-check';
export { purchaseLifecycle } from './purchase/purchase-lifecycle';
export { registerSync } from './register-sync/register-sync';
export { stockBalanceSync } from './stock-balance-sync/stock-balance-sync';
export { anderssonWatch } from './watch/andersson-watch';
export { fortnoxWatch } from './watch/fortnox-watch';
