import { Decimal } from 'decimal.js';
import type { PurchaseOrderDraft, PurchaseOrderSight } from '../../../domain/purchase/order';
import { refusesDocument, type Said } from '../failures';
import type { Outcome } from '../outcome';
import { applicationFailure, findingFailure } from '../throw-failure';
import { type Call, valueIn } from './call';
import { mustBeStored } from './differences';
import { type HeadFieldName, headDifferences } from './order-head';
import { orderSight, type StoredOrder } from './order-wire';
import { changePartially, type PartialOrder, replaceOrder } from './orders-api';
import { mustExist } from './read';
import { and, orderWords } from './words';

/**
 * Makes an order like the draft: only what differs where Fortnox takes that (delivery date, note), else all of it.
 * Reads first, so that a second time changes nothing, and afterwards, so that what is stored is known (design rule 2).
 * @throws `orderCannotChange` for an order that is voided or received on, and where Fortnox refuses
 */
export async function changePurchaseOrder(
  call: Call,
  fortnoxNumber: string,
  draft: PurchaseOrderDraft,
): Promise<PurchaseOrderSight> {
  const stored = await mustExist(call, fortnoxNumber);
  const sight = orderSight(stored);
  if (sight.state === 'voided') throw cannotChange(call, fortnoxNumber, { sv: ' (makulerad)', en: ' (voided)' });
  if (sight.touchedByHand) throw cannotChange(call, fortnoxNumber, { sv: ' (inlevererad på)', en: ' (received on)' });
  const wanted = wantedChange(stored, draft);
  if (wanted === 'nothing') return sight;
  const changed =
    wanted === 'everything'
      ? await replaceOrder(call, stored, draft)
      : await changePartially(call, fortnoxNumber, wanted);
  const after = accepted(call, fortnoxNumber, changed) ?? (await mustExist(call, fortnoxNumber));
  mustBeStored(draft, after, call.language);
  return orderSight(after);
}

/** How much of the order the draft makes different. */
function wantedChange(stored: StoredOrder, draft: PurchaseOrderDraft): 'nothing' | 'everything' | PartialOrder {
  const differing = headDifferences(draft, stored).map(({ name }) => name);
  const dateDiffers = differing.includes('deliveryDate');
  const alone: readonly HeadFieldName[] = ['deliveryDate', 'note'];
  if (!differing.every((name) => alone.includes(name)) || !sameRows(stored, draft)) return 'everything';
  // Only a full replace is sure to take a date away: a partial one may not tell "null" from "not mentioned".
  if (dateDiffers && draft.deliveryDate === null) return 'everything';
  if (differing.length === 0) return 'nothing';
  return {
    ...(dateDiffers && draft.deliveryDate !== null && { deliveryDate: draft.deliveryDate }),
    ...(differing.includes('note') && { note: draft.note }),
  };
}

function sameRows(stored: StoredOrder, draft: PurchaseOrderDraft): boolean {
  return (
    stored.rows.length === draft.rows.length &&
    draft.rows.every((row, index) => {
      const there = stored.rows[index];
      return (
        there?.itemId === row.itemId &&
        there.itemDescription === row.description &&
        there.itemUnit === row.unit &&
        new Decimal(there.orderedQuantity).equals(row.quantity) &&
        new Decimal(there.price).equals(row.price)
      );
    })
  );
}

/** The answer's order, or null where it holds none; a plain refusal becomes `orderCannotChange` with Fortnox's words. */
function accepted(call: Call, fortnoxNumber: string, changed: Outcome<StoredOrder | null>): StoredOrder | null {
  const about = orderWords(fortnoxNumber);
  if (changed.outcome !== 'refused' || !refusesDocument(changed.failure.kind)) return valueIn(changed, call, about);
  throw applicationFailure({ ...changed.failure, kind: 'orderCannotChange' }, call.language, about);
}

function cannotChange({ language }: Call, fortnoxNumber: string, because: Said) {
  const about = and(orderWords(fortnoxNumber), because);
  return findingFailure({ kind: 'orderCannotChange', about, fortnoxNumbers: [fortnoxNumber] }, language);
}
