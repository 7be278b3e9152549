import type { MemberRule } from '../common/member-rule';

const text = (name: string, most: number): MemberRule => ({ name, kind: 'text', size: [0, most] });
const required = (name: string, least: number, most: number): MemberRule => ({
  name,
  kind: 'text',
  size: [least, most],
  required: true,
});

/** Members of the header that a request may set (warehouse-api §3.5); the others are ignored. */
export const headerRules: readonly MemberRule[] = [
  text('confirmationEmail', 100),
  text('costCenterCode', 25),
  required('currencyCode', 0, 3),
  { name: 'currencyRate', kind: 'number', required: true },
  { name: 'currencyUnit', kind: 'integer', least: 1 },
  text('customerName', 1024),
  text('customerNumber', 1024),
  required('deliveryAddress', 1, 1024),
  text('deliveryAddress2', 1024),
  required('deliveryCity', 1, 50),
  text('deliveryCountryCode', 3),
  { name: 'deliveryDate', kind: 'date' },
  required('deliveryName', 1, 50),
  required('deliveryZipCode', 1, 10),
  text('internalReference', 50),
  text('languageCode', 3),
  text('messageToSupplier', 1000),
  text('note', 1000),
  { name: 'orderDate', kind: 'date', required: true },
  text('ourReference', 50),
  required('paymentTermsCode', 0, 20),
  text('projectId', 25),
  { name: 'purchaseType', kind: 'choice', oneOf: ['WAREHOUSE', 'DROPSHIP'] },
  { name: 'stockPointCode', kind: 'text' },
  { name: 'stockPointId', kind: 'uuid' },
  text('supplierAddress', 1024),
  text('supplierAddress2', 1024),
  text('supplierCity', 1024),
  text('supplierCountryCode', 3),
  text('supplierEmail', 100),
  text('supplierName', 1024),
  required('supplierNumber', 0, 1024),
  text('supplierPostCode', 1024),
  text('yourReference', 50),
];

/** What a PATCH may set, and all that it answers. */
export const partialNames = ['deliveryDate', 'internalReference', 'messageToSupplier', 'note', 'supplierName'] as const;

/** Schema-required, though one can be worked out and the other repeats the header. */
const doubtful: readonly MemberRule[] = [
  { name: 'currencyCode', kind: 'text', size: [3, 3] },
  { name: 'remainingOrderedQuantity', kind: 'number', least: 0 },
];

/** Members of a row that a request may set. */
export function rowRules(requiredMembers: 'asDescribed' | 'itemAndQuantity'): readonly MemberRule[] {
  return [
    text('costCenterCode', 25),
    ...(requiredMembers === 'asDescribed' ? doubtful.map((rule) => ({ ...rule, required: true }) as const) : doubtful),
    { name: 'id', kind: 'uuid' },
    { name: 'itemDescription', kind: 'text' },
    required('itemId', 1, 50),
    { name: 'itemUnit', kind: 'text' },
    { name: 'orderedQuantity', kind: 'number', least: 0, required: true },
    { name: 'price', kind: 'number', least: 0 },
    text('projectId', 25),
    { name: 'rowNum', kind: 'integer' },
    { name: 'stockLocationCode', kind: 'text' },
    { name: 'stockLocationId', kind: 'uuid' },
    { name: 'stockPointCode', kind: 'text' },
    { name: 'stockPointId', kind: 'uuid' },
  ];
}

/** The body of a mail to the supplier. */
export const mailRules: readonly MemberRule[] = [
  ...['receiver', 'subject', 'body', 'replyTo'].map((name): MemberRule => ({ name, kind: 'text', required: true })),
  ...['receiverCopy', 'receiverSecretCopy', 'senderName', 'bodyAsHtml'].map(
    (name): MemberRule => ({ name, kind: 'text' }),
  ),
];
