import { inboundOfReference } from '../../../domain/goods-receipt/references';
import type { InvoiceCurrency } from '../../../domain/goods-receipt/supplier-invoice';
import { booksCurrency } from '../../../domain/money';
import type { Purchase } from '../../../domain/purchase/purchase';
import { type Call, valueIn } from '../purchase/call';
import type { Facts } from '../purchase/facts';
import { currencyOf } from '../purchase/prepare';
import type { Finding } from '../throw-failure';
import { readInbound } from './inbounds-api';
import { inboundWords } from './words';

/**
 * The purchase's currency, at the rate its goods went into stock at, so that stock and debt agree however long the
 * invoice has waited; at the day's where they did not go in from here.
 */
export async function invoiceCurrency(
  call: Call,
  facts: Facts,
  purchase: Purchase,
  inbound: string | null,
): Promise<InvoiceCurrency | Finding> {
  const day = await currencyOf(call, facts, purchase);
  if ('kind' in day) return day;
  const { currencyCode: code, currencyRate, currencyUnit } = day;
  if (code === booksCurrency) return { code, rate: currencyRate, unit: currencyUnit, ofTheDay: false };
  const stock = inbound === null ? null : await stockCurrency(call, inbound);
  if (stock?.currency !== code) return { code, rate: currencyRate, unit: currencyUnit, ofTheDay: true };
  return { code, rate: stock.rate, unit: Number(stock.unit ?? currencyUnit), ofTheDay: false };
}

async function stockCurrency(call: Call, inbound: string) {
  const stored = valueIn(await readInbound(call, inboundOfReference(inbound)), call, inboundWords(inbound));
  return stored?.currency ?? null;
}
