import { z } from 'zod';
import type { PurchaseOrderDraft } from '../../../domain/purchase/order';
import { type FortnoxClient, pathPart } from '../client';
import type { Said } from '../failures';
import type { Outcome } from '../outcome';
import { readWarehouseDocument, readWarehouseList, warehouseRoot } from '../warehouse';
import { parsed } from '../wire';
import { type Call, purchaseLane } from './call';
import { orderBody, orderReplacement } from './order-body';
import { type ListedOrder, listedOrder, type StoredOrder, storedOrder } from './order-wire';

const collection = `${warehouseRoot}/purchaseorders-v1`;

/**
 * Orders need more than Lager (warehouse-api §1, §3.5); the tenant tells only of that, and with which code Fortnox
 * refuses a company without it is not documented.
 */
const lagerPlus: Said = {
  sv: 'Kontrollera Lager Plus (krävs för inköpsordrar): licensen, och användarens behörighet till den.',
  en: "Check Lager Plus (needed for purchase orders): the licence, and the user's right to it.",
};

/** What can be changed without replacing the order (warehouse-api §3.5). */
export interface PartialOrder {
  readonly deliveryDate?: string;
  readonly note?: string;
}

/** Makes the order; it starts as not sent. */
export async function createOrder(call: Call, draft: PurchaseOrderDraft): Promise<Outcome<StoredOrder>> {
  const answer = await send(call, 'POST', collection, orderBody(draft));
  return withHint(parsed(answer, 'POST', collection, (json) => storedOrder.safeParse(json)));
}

/** The order as it is; null where Fortnox has none of that number. */
export async function readOrder(
  { client, lane, signal }: Call,
  fortnoxNumber: string,
): Promise<Outcome<StoredOrder | null>> {
  return withHint(await readWarehouseDocument(client, pathOf(fortnoxNumber), storedOrder, lane, signal));
}

/** Every order, voided ones too, whose reference contains the text. */
export async function listOrders(
  client: FortnoxClient,
  reference: string,
  signal?: AbortSignal,
): Promise<Outcome<readonly ListedOrder[]>> {
  const query = { internalReference: reference, state: 'ALL' };
  return withHint(await readWarehouseList(client, collection, query, listedOrder, purchaseLane, signal));
}

/** Puts another order in the place of this one; what the draft does not speak of is given back as it was. */
export function replaceOrder(call: Call, stored: StoredOrder, draft: PurchaseOrderDraft) {
  return change(call, 'PUT', pathOf(stored.id), orderReplacement(stored, draft));
}

/** Changes delivery date or note alone, and leaves the rows as they are: Fortnox takes little more this way (warehouse-api §3.5). */
export function changePartially(call: Call, fortnoxNumber: string, changes: PartialOrder) {
  return change(call, 'PATCH', `${pathOf(fortnoxNumber)}/partial`, changes);
}

/** Marks the order as sent. Never `/send`: that one e-mails the supplier. */
export function respondSent(call: Call, fortnoxNumber: string) {
  return change(call, 'PUT', `${pathOf(fortnoxNumber)}/response`, { responseState: 'SENT' });
}

export function voidOrder(call: Call, fortnoxNumber: string) {
  return change(call, 'PUT', `${pathOf(fortnoxNumber)}/void`);
}

/** A change and what came back: the order where the answer holds it, else null, for the caller to read it. */
async function change(
  call: Call,
  method: 'PUT' | 'PATCH',
  path: string,
  body?: unknown,
): Promise<Outcome<StoredOrder | null>> {
  const answer = await send(call, method, path, body);
  return withHint(parsed(answer, method, path, (json) => orderOrNothing.safeParse(json)));
}

function withHint<T>(outcome: Outcome<T>): Outcome<T> {
  if (outcome.outcome === 'done') return outcome;
  const { failure } = outcome;
  const isRefused = failure.kind === 'missingRight' || failure.kind === 'missingLicence';
  return isRefused ? { ...outcome, failure: { ...failure, hint: lagerPlus } } : outcome;
}

const orderOrNothing = z.unknown().transform((json) => storedOrder.safeParse(json).data ?? null);

function send(call: Call, method: 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown) {
  return call.client.send({
    method,
    path,
    ...(body !== undefined && { body }),
    lane: call.lane,
    signal: call.signal,
  });
}

function pathOf(fortnoxNumber: string): string {
  return `${collection}/${pathPart(fortnoxNumber)}`;
}
