import type { DeliveryAddress } from '../../../domain/purchase/order';
import type { Purchase } from '../../../domain/purchase/purchase';
import { clean, cutAtWord } from '../../../domain/text';
import type { Finding } from '../throw-failure';
import type { StockPoint } from '../warehouse';
import type { Call } from './call';
import type { Facts } from './facts';
import { and, purchaseWords } from './words';

/** Where a purchase's goods go. */
export interface Delivery {
  readonly stockPointId: string;
  readonly address: DeliveryAddress;
}

/** Most characters Fortnox takes of a recipient's name on an order (warehouse-api §3.5); companies may have longer ones. */
const longestName = 50;

/**
 * Where the purchase's goods go, with the stock point's own address, or the company's where it uses that. What is not
 * found among remembered places is looked for anew before it is missed.
 */
export function deliveryOf(call: Call, facts: Facts, purchase: Purchase): Promise<Delivery | Finding> {
  return lookedAtTwice(call, facts, async () => {
    const point = choice(call, purchase, await facts.stockPoints(call));
    if ('kind' in point) return point;
    const address = await addressOf(call, facts, point);
    if (address.name && address.address && address.zipCode && address.city) return { stockPointId: point.id, address };
    const about = { sv: `, lagerställe ${point.code}`, en: `, stock point ${point.code}` };
    return { kind: 'deliveryAddressMissing', about: and(purchaseWords(purchase), about) };
  });
}

/** The stock point alone, whatever is known of its address. */
export function stockPointOf(call: Call, facts: Facts, purchase: Purchase): Promise<StockPoint | Finding> {
  return lookedAtTwice(call, facts, async () => choice(call, purchase, await facts.stockPoints(call)));
}

async function lookedAtTwice<T extends object>(
  call: Call,
  facts: Facts,
  look: () => Promise<T | Finding>,
): Promise<T | Finding> {
  const mayBeOld = facts.remembersPlaces(call);
  const found = await look();
  if (!('kind' in found && mayBeOld)) return found;
  facts.forgetPlaces(call);
  return look();
}

/** The purchase's stock point, else the company's setting, else its only active one. */
function choice(call: Call, purchase: Purchase, points: readonly StockPoint[]): StockPoint | Finding {
  const code = clean(purchase.stockPoint) || clean(call.settings.stockPoint);
  const point = code ? points.find((one) => one.code === code) : only(points);
  return point ?? stockPointMissing(purchase, code, points);
}

async function addressOf(call: Call, facts: Facts, { ownAddress }: StockPoint): Promise<DeliveryAddress> {
  if (ownAddress?.name) return ownAddress;
  const company = await facts.companyCard(call);
  return { ...(ownAddress ?? company), name: cutAtWord(company.name, longestName) };
}

function only(points: readonly StockPoint[]): StockPoint | undefined {
  return points.length === 1 ? points[0] : undefined;
}

function stockPointMissing(purchase: Purchase, code: string, points: readonly StockPoint[]): Finding {
  const active = points.map((point) => point.code).join(', ');
  const about = code
    ? { sv: `, lagerställe ${code}`, en: `, stock point ${code}` }
    : { sv: ', inget lagerställe angivet', en: ', no stock point given' };
  const known = active
    ? { sv: ` (aktiva i Fortnox: ${active})`, en: ` (active in Fortnox: ${active})` }
    : { sv: ' (inget aktivt i Fortnox)', en: ' (none active in Fortnox)' };
  return { kind: 'stockPointMissing', about: and(and(purchaseWords(purchase), about), known) };
}
