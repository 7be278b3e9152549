import { readAnswer } from '../../activities/fortnox/answer';
import { orderSight, storedOrder } from '../../activities/fortnox/purchase/order-wire';

/** What Fortnox's own description does not allow, and Fortnox may answer all the same (warehouse-api §1, §7). */
const bare = { id: 7, supplierNumber: '50', rows: [{ itemId: 'PL-10', orderedQuantity: '2.50' }] };

const sight = (members: object) => orderSight(storedOrder.parse({ ...bare, ...members }));

test('members left out, or null, read as unset; numbers as text are numbers', () => {
  const expected = {
    fortnoxNumber: '7',
    state: 'notSent',
    touchedByHand: false,
    supplierNumber: '50',
    deliveryDate: null,
    rows: [{ itemId: 'PL-10', quantity: '2.5', price: '0' }],
  };
  expect(sight({ purchaseOrderState: 'NOT_SENT' })).toEqual(expected);
  const nothing = {
    voided: null,
    manuallyCompleted: null,
    totalReceivedQuantity: null,
    deliveryDate: null,
    note: null,
  };
  expect(sight({ purchaseOrderState: 'NOT_SENT', ...nothing })).toEqual(expected);
});

test.each([
  [{ purchaseOrderState: 'SENT' }, 'sent', false],
  [{ purchaseOrderState: 'SENT_NOT_REJECTED' }, 'sent', false],
  [{ purchaseOrderState: 'DELAYED', responseState: 'SENT' }, 'sent', false],
  [{ purchaseOrderState: 'DELAYED', responseState: 'NOT_SENT' }, 'notSent', false],
  [{ purchaseOrderState: 'RECEIVED' }, 'received', true],
  [{ purchaseOrderState: 'SENT', manuallyCompleted: true }, 'received', true],
  [{ purchaseOrderState: 'SENT', totalReceivedQuantity: 0.5 }, 'sent', true],
  [{ purchaseOrderState: 'VOIDED' }, 'voided', false],
  [{ purchaseOrderState: 'SENT', voided: true }, 'voided', false],
  [{ purchaseOrderState: 'CURRENT' }, 'other', false],
  [{}, 'other', false],
])('%j is %s', (members, state, touchedByHand) => {
  expect(sight(members)).toMatchObject({ state, touchedByHand });
});

test('an order without rows, or with quantities that are none, cannot be read', () => {
  expect(storedOrder.safeParse({ ...bare, rows: undefined }).success).toBe(false);
  expect(storedOrder.safeParse({ ...bare, rows: [{ itemId: 'A', orderedQuantity: 'API_NORIGHT' }] }).success).toBe(
    false,
  );
});

test.each([
  ['validation', 400, 'contentRefused'],
  ['missing.rights', 403, 'missingRight'],
  ['MISSING_RIGHTS', 400, 'missingRight'],
  ['notFound', 404, 'notFound'],
  ['resource.not.found', 404, 'malformedRequest'],
  ['invalid-json', 400, 'malformedRequest'],
  ['document_is_voided', 400, 'documentVoided'],
] as const)('the warehouse’s code %s with %i is %s, with the id and the fields for support', (error, status, kind) => {
  const fields = [{ field: 'deliveryCity', error: 'validation.notnull' }];
  const body = JSON.stringify({ id: '3f0c', error, message: null, fields });
  const read = readAnswer('POST', '/x', { status, body, requestId: null, retryAfterMs: null, at: new Date() });
  expect(read).toMatchObject({
    outcome: 'refused',
    failure: { kind, code: error, requestId: '3f0c', message: `${error}: deliveryCity (validation.notnull)` },
  });
});
