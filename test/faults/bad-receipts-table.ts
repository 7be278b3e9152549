import { neededScopes } from '../../activities/fortnox/consent';
import {
  addPurchaseRow,
  deleteReceipt,
  editPurchase,
  editPurchaseRow,
  editReceipt,
  editReceiptRow,
  forceReceipt,
  markPurchased,
  type ReceiptEdit,
  type ReceiptForm,
  type ReceivedLineEdit,
  receiveGoods,
  removePurchaseRow,
} from '../../sandbox/andersson/purchase-gestures';
import { badInput, consent, type Gesture, type Told } from './bad-input';
import { invoiced, wanted } from './expectations';
import { day, purchaseNumber, usual } from './stories';
import { until } from './until';

/* R3.2, R3.3: what keeps goods from going into stock, or their invoice from being made, each put right where people would. */

const dayMs = 86_400_000;
/** The only one of its Andersson. */
const receiptId = 1;

const received =
  (form: Partial<ReceiptForm> = {}): Gesture =>
  async ({ andersson }) => {
    await markPurchased(andersson, purchaseNumber);
    await receiveGoods(andersson, purchaseNumber, { receivedOn: day(0), ...form });
  };
const receipt =
  (edit: ReceiptEdit): Gesture =>
  ({ andersson }) =>
    editReceipt(andersson, receiptId, edit);
const receiptRow =
  (edit: ReceivedLineEdit): Gesture =>
  ({ andersson }) =>
    editReceiptRow(andersson, receiptId, 1, edit);
/** Until tomorrow for Fortnox; the worker's clock is left alone. */
const tomorrow: Gesture = ({ fortnox }) => fortnox.clock.advance(dayMs);
const locked =
  (until: string | null): Gesture =>
  ({ fortnox }) =>
    Object.assign(fortnox.company, { lockedUntil: until });
const inTurn =
  (...gestures: readonly Gesture[]): Gesture =>
  async (company) => {
    for (const gesture of gestures) await gesture(company);
  };

/** Goods are in stock, and their invoice waits. */
const notInvoiced = {
  inbounds: [{ state: 'released', goods: ['12 PL-10 à 31.4 SEK'] }],
  inStock: { 'PL-10': 12, 'SK-8': 0 },
  stockValue: { 'PL-10': 376.8, 'SK-8': 0 },
};
const draft = { inbounds: [{ state: 'draft', goods: ['12 PL-10 à 31.4 SEK'] }] };

const receipts: readonly Told[] = [
  {
    name: 'goods come before the purchase is inköpt',
    wrong: ({ andersson }) => forceReceipt(andersson, purchaseNumber, { receivedOn: day(0) }),
    ...{ kind: 'receiptTooEarly', says: 'innan det fått status inköpt' },
    healedBy: 'fact',
    cure: ({ andersson }) => markPurchased(andersson, purchaseNumber),
  },
  {
    name: 'more comes than was ordered',
    wrong: received({ rows: [{ row_number: 1, quantity: '13' }] }),
    ...{ kind: 'receiptExceedsOrder', says: 'rad 1, artikel PL-10, mottaget 13, beställt 12' },
    healedBy: 'fact',
    cure: receiptRow({ quantity: '12' }),
  },
  {
    name: 'a purchase of nothing is received',
    story: 'receivedAtOnce',
    wrong: inTurn(({ andersson }) => removePurchaseRow(andersson, purchaseNumber, 1), received()),
    ...{ kind: 'receiptEmpty', says: 'Inköp 4711: Inleveransen har ingen rad med ett antal över noll' },
    healedBy: 'fact',
    cure: async (company) => {
      const { andersson, process } = company;
      await deleteReceipt(andersson, purchaseNumber, receiptId);
      for (const row of usual.rows) await addPurchaseRow(andersson, purchaseNumber, row);
      await until(process.isAwaitingGoods);
      await receiveGoods(andersson, purchaseNumber, { receivedOn: day(0) });
    },
    // It got its order after all, and the receipt that was taken back has a place in the ledger.
    ends: (sight) => {
      const done = wanted('received', sight);
      const [order, ...made] = done.ledger;
      const takenBack = { state: 'intent', fortnoxNumber: null, asIs: false };
      return { ...done, ledger: order ? [order, takenBack, ...made] : [] };
    },
  },
  {
    name: 'the date lies ahead, and is corrected',
    wrong: received({ receivedOn: day(2) }),
    ...{ kind: 'receiptDateFuture', says: `inlevererat ${day(2)}: Inleveransens datum ligger i framtiden` },
    healedBy: 'fact',
    cure: receipt({ received_on: day(0) }),
  },
  {
    name: 'the date lies ahead, and comes',
    wrong: received({ receivedOn: day(1) }),
    ...{ kind: 'receiptDateFuture', says: `inlevererat ${day(1)}: Inleveransens datum ligger i framtiden` },
    healedBy: 'itself',
    cure: tomorrow,
  },
  {
    name: 'the period is locked, and unlocked',
    wrong: inTurn(locked(day(0)), received()),
    ...{ kind: 'periodLocked', says: 'låst i Fortnox' },
    meanwhile: draft,
    healedBy: 'retry',
    cure: locked(null),
  },
  {
    name: 'the period is locked, and the receipt moved out of it',
    wrong: inTurn(tomorrow, locked(day(0)), received()),
    ...{ kind: 'periodLocked', says: 'låst i Fortnox' },
    meanwhile: draft,
    healedBy: 'fact',
    cure: receipt({ received_on: day(1) }),
  },
  {
    name: 'the currency has no rate',
    story: 'receivedAtOnce',
    wrong: inTurn(
      ({ andersson }) => editPurchase(andersson, purchaseNumber, { currency: 'EUR' }),
      ({ fortnox }) => fortnox.currencies.put('EUR', { BuyRate: 0 }),
      received(),
    ),
    ...{ kind: 'currencyRateMissing', says: 'valuta EUR: Valutan saknar inköpskurs' },
    healedBy: 'itself',
    cure: ({ fortnox }) => fortnox.currencies.put('EUR', { BuyRate: 11.15 }),
    ends: (sight) => ({
      ...wanted('receivedAtOnce', sight),
      inbounds: [{ state: 'released', goods: ['12 PL-10 à 31.4 EUR'] }],
      invoices: [
        {
          ...invoiced,
          ...{ total: '471', vat: '94.2', currency: 'EUR à 11.15' },
          rows: ['2440 -471 ', '2641 94.2 ', '4010 376.8 PL-10 Plåt, 12 st'],
        },
      ],
      // 376.80 at 11.15 kronor.
      stockValue: { 'PL-10': 4201.32, 'SK-8': 0 },
    }),
  },
  {
    name: 'the cost is 0',
    wrong: received({ rows: [{ row_number: 1, price: '0' }] }),
    ...{ kind: 'costMissing', says: 'rad 1, artikel PL-10: Priset saknas eller är noll' },
    healedBy: 'fact',
    cure: receiptRow({ price: '31.40' }),
  },
  {
    name: 'the cost is missing',
    story: 'receivedAtOnce',
    wrong: inTurn(({ andersson }) => editPurchaseRow(andersson, purchaseNumber, 1, { price: null }), received()),
    ...{ kind: 'costMissing', says: 'rad 1, artikel PL-10: Priset saknas eller är noll' },
    healedBy: 'fact',
    cure: receiptRow({ price: '31.40' }),
  },
  {
    name: 'the terms of payment do not say when the invoice falls due',
    story: 'receivedAtOnce',
    wrong: inTurn(
      ({ fortnox }) => fortnox.termsOfPayment.put('30', { Description: '10 dagar 2 %, 30 dagar netto' }),
      received(),
    ),
    ...{ kind: 'paymentTermsUnclear', says: 'betalningsvillkor 30 (10 dagar 2 %, 30 dagar netto): ' },
    meanwhile: notInvoiced,
    healedBy: 'retry',
    cure: ({ fortnox }) => fortnox.termsOfPayment.put('30', { Description: '30 dagar netto' }),
  },
  {
    name: 'the consent does not reach supplier invoices',
    story: 'receivedAtOnce',
    wrong: inTurn(
      ({ fortnox }) =>
        consent(
          fortnox,
          neededScopes.filter((scope) => scope !== 'supplierinvoice'),
        ),
      received(),
    ),
    ...{ kind: 'missingRight', says: 'Har inte behörighet för scope' },
    meanwhile: notInvoiced,
    healedBy: 'retry',
    cure: ({ fortnox }) => consent(fortnox, neededScopes),
  },
];

export const badReceipts = receipts.map((told) => badInput(told, { story: 'received', activity: 'prepareInbound' }));
