import { condition, defineQuery, defineSignal, setHandler } from '@temporalio/workflow';
import { lookAtOrderSignal, type PurchaseInput, purchaseChangedSignal } from '../../../workflows/contract/purchase';

/** What the stand-in has been told. */
export interface Told {
  readonly input: PurchaseInput;
  readonly changes: number;
  readonly looks: number;
}

/** Stands in for a purchase's process where only the watch is tried: counts what it is told, until told to end. */
export async function purchaseLifecycle(input: PurchaseInput): Promise<Told> {
  let told: Told = { input, changes: 0, looks: 0 };
  let ended = false;
  setHandler(defineSignal(purchaseChangedSignal), () => {
    told = { ...told, changes: told.changes + 1 };
  });
  setHandler(defineSignal(lookAtOrderSignal), () => {
    told = { ...told, looks: told.looks + 1 };
  });
  setHandler(defineSignal('end'), () => {
    ended = true;
  });
  setHandler(defineQuery<Told>('told'), () => told);
  await condition(() => ended);
  return told;
}

/** What calls the activities under test. */
export { checkOnce, watchOnce } from './watch-once';
