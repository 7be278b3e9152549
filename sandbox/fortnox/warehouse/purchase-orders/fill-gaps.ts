import type { Fields } from '../../resources/resource-definition';
import type { Members, MemberValue } from '../common/member-rule';
import type { Surroundings } from './surroundings';

/** Member of the order and field of the supplier's card. */
const supplierMembers = [
  ['supplierName', 'Name'],
  ['supplierAddress', 'Address1'],
  ['supplierAddress2', 'Address2'],
  ['supplierPostCode', 'ZipCode'],
  ['supplierCity', 'City'],
  ['supplierCountryCode', 'CountryCode'],
  ['supplierEmail', 'Email'],
  ['ourReference', 'OurReference'],
  ['yourReference', 'YourReference'],
] as const;

const itemMembers = [
  ['itemDescription', 'Description'],
  ['itemUnit', 'Unit'],
] as const;

function fromCard(names: readonly (readonly [string, string])[], card: Fields | undefined): Members {
  const found = names.flatMap(([member, field]): [string, MemberValue][] => {
    const value = card?.get(field);
    return value === undefined || typeof value === 'object' ? [] : [[member, value]];
  });
  return Object.fromEntries(found);
}

/** Both ways of naming a stock point, whichever was sent; the id decides. */
function stockPointMembers(members: Members, { stockPoints }: Surroundings, otherwise: Members): Members {
  const key = members.stockPointId ?? members.stockPointCode;
  if (key === undefined) return otherwise;
  const point = stockPoints.get(String(key));
  return point === undefined ? {} : { stockPointId: point.id, stockPointCode: point.code };
}

/** A header with what was not sent taken from the supplier's card and from the company's first stock point. */
export function filledHeader(header: Members, surroundings: Surroundings): Members {
  const { registers, stockPoints, switches } = surroundings;
  const fills = switches.purchaseOrderGaps === 'fromCards';
  const card = fills ? registers.suppliers.find(String(header.supplierNumber))?.fields : undefined;
  const first = fills ? stockPoints.all().find(({ active }) => active) : undefined;
  const standard: Members = first === undefined ? {} : { stockPointId: first.id, stockPointCode: first.code };
  return {
    currencyUnit: 1,
    purchaseType: 'WAREHOUSE',
    ...fromCard(supplierMembers, card),
    ...header,
    ...stockPointMembers(header, surroundings, standard),
  };
}

/** A row with what was not sent taken from the article's card and from the header. */
export function filledRow(row: Members, header: Members, surroundings: Surroundings): Members {
  const { registers, switches } = surroundings;
  const fills = switches.purchaseOrderGaps === 'fromCards';
  const { stockPointId, stockPointCode, currencyCode } = header;
  const fromHeader: Members =
    fills && stockPointId !== undefined && stockPointCode !== undefined ? { stockPointId, stockPointCode } : {};
  return {
    ...(currencyCode === undefined ? {} : { currencyCode }),
    ...(fills ? fromCard(itemMembers, registers.articles.find(String(row.itemId))?.fields) : {}),
    ...row,
    ...stockPointMembers(row, surroundings, fromHeader),
  };
}
