import {
  inboundReference,
  isInboundOf,
  isReceiptInvoiceNumber,
  receiptInvoiceNumber,
  receiptMark,
  receiptOfMark,
} from '../../domain/goods-receipt/references';

test('design rule 1: an inbound’s reference tells its receipt in each revision, and no other receipt', () => {
  for (const revision of [1, 2, 99]) {
    const reference = inboundReference(42, revision);
    expect([isInboundOf(reference, 42), isInboundOf(reference, 4), isInboundOf(reference, 4_200)]).toEqual([
      true,
      false,
      false,
    ]);
  }
  expect(isInboundOf('AF-4711', 42)).toBe(false);
});

test('design rule 1: a mark tells its receipt, whatever fingerprint follows; a purchase’s fingerprint is no mark', () => {
  expect(receiptOfMark(receiptMark({ id: 42, fingerprint: '7 receipt 9 ' }))).toBe(42);
  expect(receiptOfMark('a1b2c3')).toBeNull();
});

test.each([
  [receiptInvoiceNumber('4711', 1), true],
  [receiptInvoiceNumber('4711', 2), true],
  ['AF1-4711', false],
  ['AF-', false],
  ['F-4711', false],
])('R3.3 an invoice numbered %s carries a number of ours: %s', (number, ours) => {
  expect(isReceiptInvoiceNumber(number)).toBe(ours);
});
