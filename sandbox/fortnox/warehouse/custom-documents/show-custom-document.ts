import type { MemberRule, Members, MemberValue } from '../common/member-rule';
import type { Stock } from '../stock/stock';
import { type InboundDocument, nameOf, type OutboundDocument } from './custom-document';
import { inboundRowRules, outboundRowRules } from './custom-document-rules';

type Text = string | null;

/** A row of an inbound as the API shows it; costs are per unit. */
export interface InboundRowDetail {
  readonly rowId: number;
  readonly itemId: string;
  readonly itemDescription: Text;
  readonly itemUnit: Text;
  readonly quantity: number;
  readonly directCost: number | null;
  readonly freightCost: number | null;
  readonly otherCost: number | null;
  readonly batch: Text;
  readonly costCenterCode: Text;
  readonly projectId: Text;
  readonly stockLocationCode: Text;
  readonly stockLocationId: Text;
  readonly stockPointCode: string;
  readonly stockPointId: string;
}

/** A custom inbound as the API shows it. */
export interface InboundDetail {
  readonly type: string;
  readonly id: string;
  readonly date: string;
  readonly note: Text;
  readonly currency: Members | null;
  readonly rows: readonly InboundRowDetail[];
  readonly warehouseReady: boolean;
  readonly voided: boolean;
}

/** A row of an outbound as the API shows it. */
export interface OutboundRowDetail {
  readonly rowId: number;
  readonly itemId: string;
  readonly itemDescription: Text;
  readonly itemUnit: Text;
  readonly quantity: number;
  readonly deliveredQuantity: number;
  readonly reservedQuantity: number;
  readonly forcedQuantity: number;
  readonly costCenterCode: Text;
  readonly projectId: Text;
  readonly stockLocationId: Text;
  readonly stockPointId: string;
}

/** A custom outbound as the API shows it. */
export interface OutboundDetail {
  readonly referenceType: string;
  readonly id: string;
  readonly date: string;
  readonly note: Text;
  readonly deliveryState: string;
  readonly forcedDelivery: boolean;
  readonly rows: readonly OutboundRowDetail[];
  /** Of what it took, in Swedish kronor. */
  readonly averageCosts: readonly AverageCostDetail[];
  readonly warehouseReady: boolean;
  readonly voided: boolean;
}

interface AverageCostDetail {
  readonly itemId: string;
  readonly stockPointId: string;
  readonly averageCostInSEK: number;
}

function orNull(rules: readonly MemberRule[], members: Members): Record<string, MemberValue | null> {
  return Object.fromEntries(rules.map(({ name }) => [name, members[name] ?? null]));
}

/** An inbound as the API shows it. */
export function showInbound({
  type,
  id,
  header,
  currency,
  rows,
  warehouseReady,
  voided,
}: InboundDocument): InboundDetail {
  return {
    type,
    id,
    date: String(header.date),
    note: (header.note as string | undefined) ?? null,
    currency,
    // The members' types are kept by their rules, which the compiler cannot see.
    rows: rows.map((row) => orNull(inboundRowRules, row) as unknown as InboundRowDetail),
    warehouseReady,
    voided,
  };
}

/** An outbound as the API shows it. */
export function showOutbound(document: OutboundDocument, stock: Stock): OutboundDetail {
  const { type, id, header, rows, warehouseReady, voided } = document;
  return {
    referenceType: type,
    id,
    date: String(header.date),
    note: (header.note as string | undefined) ?? null,
    deliveryState: String(header.deliveryState),
    forcedDelivery: header.forcedDelivery === true,
    rows: rows.map(({ members, ...became }) => {
      const row = { ...orNull(outboundRowRules, members), ...became };
      return row as unknown as OutboundRowDetail;
    }),
    averageCosts: stock
      .averageCosts(nameOf(document))
      .map(({ averageCost, ...place }) => ({ ...place, averageCostInSEK: averageCost })),
    warehouseReady,
    voided,
  };
}
