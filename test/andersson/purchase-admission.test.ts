import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { adopt, reopen } from '../../activities/andersson/adoption';
import { anderssonPurchaseActivities } from '../../activities/andersson/purchase-activities';
import {
  deletePurchase,
  deleteReceipt,
  editPurchase,
  markPurchased,
  receiveGoods,
  savePurchase,
} from '../../sandbox/andersson/purchase-gestures';
import { onBothDatabases } from './database/databases';
import {
  adoptFrom,
  anderssonOf,
  company,
  inRun,
  ledgerKey,
  purchaseForm,
  purchaseRow,
  receiptKeys,
  rules,
} from './purchases';

const logger = new DefaultLogger('ERROR');
const command =
  'temporal workflow start --type purchaseLifecycle --task-queue integration --workflow-id purchase/demo/1001 ' +
  `--input '{"company":"demo","purchaseNumber":"1001"}'`;

const nothing = { begun: false, inbound: null, order: null, invoice: null };

onBothDatabases('admission of a purchase', (open) => {
  const activities = () =>
    anderssonPurchaseActivities(
      async (key) => {
        if (key !== company) throw ApplicationFailure.nonRetryable('okänt företag', 'companyNotConfigured');
        return anderssonOf(open());
      },
      () => rules,
    );
  const its = () => inRun(activities());
  const admit = (
    input: unknown = { company, purchaseNumber: '1001' },
    workflowId = 'purchase/demo/1001',
  ): Promise<unknown> =>
    new MockActivityEnvironment({ workflowExecution: { workflowId, runId: 'r' } }, { logger }).run(
      activities().admitPurchase,
      input,
    );
  const refusal = (sentence: string) => ({
    type: 'startRefused',
    nonRetryable: true,
    message: expect.stringContaining(sentence),
  });
  const ordered = async (number = '1001') => {
    const key = ledgerKey(number);
    await its().openLedger(key);
    await its().ledgerConfirmed({ key, fortnoxNumber: '77', madeFrom: 'f1', by: 'created' });
  };
  const receive = async (receivedOn = '2026-11-21') => {
    await markPurchased(open(), '1001');
    return receiveGoods(open(), '1001', { receivedOn });
  };
  const markDone = (outcome: 'done' | 'deleted') =>
    its().markDone({ company, process: 'purchase', number: '1001', outcome, note: null, fortnoxNumbers: ['77'] });

  beforeEach(async () => {
    await adoptFrom(open());
    await savePurchase(open(), purchaseForm('1001'));
  });

  test('R3.1 lets a purchase in with its rules, without order and with one', async () => {
    expect(await admit()).toEqual({
      admitted: true,
      rules,
      order: null,
      revision: 1,
      orderSkipped: false,
      received: nothing,
    });
    await ordered();
    const order = { fortnoxNumber: '77', revision: 1, madeFrom: 'f1' };
    expect(await admit()).toEqual({
      admitted: true,
      rules,
      order,
      revision: 1,
      orderSkipped: false,
      received: nothing,
    });
  });

  test('design rule 1: after a void the next order gets the next revision, and one that may be sent keeps its own', async () => {
    await ordered();
    await its().ledgerVoided({ key: ledgerKey('1001') });
    expect(await admit()).toMatchObject({ order: null, revision: 2 });
    const second = { ...ledgerKey('1001'), revision: 2, reference: `${company}/P/1001/2` };
    await its().openLedger(second);
    await its().ledgerSent(second);
    expect(await admit()).toMatchObject({ order: null, revision: 2 });
  });

  test('R3.2 a purchase whose goods have come before anything was ordered has nothing left to order', async () => {
    await editPurchase(open(), '1001', { status: 'inlevererad' });
    expect(await admit()).toMatchObject({ admitted: false, result: { outcome: 'alreadyDone', fortnoxNumbers: [] } });
  });

  test('R3.3 goods received while nothing could be ordered still go into stock', async () => {
    const id = await receive();
    expect(await admit()).toMatchObject({ admitted: true, order: null, received: nothing });
    await deleteReceipt(open(), '1001', id);
    await editPurchase(open(), '1001', { status: 'inlevererad' });
    expect(await admit()).toMatchObject({ admitted: false });
  });

  test('R3.3 tells what has been made of the receipt, so that it is not made again', async () => {
    await ordered();
    const keys = receiptKeys('1001', await receive());
    await its().openLedger(keys.inbound);
    await its().ledgerConfirmed({
      key: keys.inbound,
      fortnoxNumber: keys.inbound.reference,
      madeFrom: 'r',
      by: 'created',
    });
    const inbound = keys.inbound.reference;
    expect(await admit()).toMatchObject({
      order: { fortnoxNumber: '77' },
      received: { inbound, order: null, invoice: null },
    });
    await its().ledgerVoided({ key: ledgerKey('1001'), keepNumber: true });
    expect(await admit()).toMatchObject({ order: null, received: { inbound, order: '77', invoice: null } });
    // Deleted now, what stands in Fortnox is still somebody's to settle.
    await deletePurchase(open(), '1001');
    expect(await admit()).toMatchObject({ admitted: true, received: { inbound } });
    await markDone('deleted');
    await savePurchase(open(), purchaseForm('1001'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await admit()).toMatchObject({ admitted: true, received: nothing });
  });

  test('R7.1 goods received before the adoption date are never sent', async () => {
    await receive('2026-10-31');
    expect(await admit()).toMatchObject({
      admitted: false,
      result: { outcome: 'alreadyDone', message: expect.stringContaining('daterad 2026-10-31, före driftstarten') },
    });
    await editPurchase(open(), '1001', { order_date: '2026-10-01' });
    await expect(admit()).rejects.toMatchObject(refusal('före driftstarten 2026-11-01'));
  });

  test('R7.1 an older purchase that was chosen is received from the date on, and not before', async () => {
    await editPurchase(open(), '1001', { order_date: '2026-10-01' });
    await adopt(open(), { company, from: '2026-11-01', by: 'anna', purchases: ['1001'] });
    const early = await receive('2026-10-31');
    expect(await admit()).toMatchObject({ admitted: false });
    await deleteReceipt(open(), '1001', early);
    await receive('2026-11-01');
    expect(await admit()).toMatchObject({ admitted: true });
  });

  test('R7.1 what was begun is finished whatever its date has become', async () => {
    const { inbound } = receiptKeys('1001', await receive());
    await its().openLedger(inbound);
    await its().ledgerSent(inbound);
    await editPurchase(open(), '1001', { order_date: '2026-01-02' });
    expect(await admit()).toMatchObject({ admitted: true });
  });

  test('design rule 1: an order that may have been sent is not told as an order', async () => {
    await its().openLedger(ledgerKey('1001'));
    await its().ledgerSent(ledgerKey('1001'));
    expect(await admit()).toEqual({
      admitted: true,
      rules,
      order: null,
      revision: 1,
      orderSkipped: false,
      received: nothing,
    });
  });

  test.each([
    [undefined, 'indata: '],
    [{}, 'company: ska vara text; purchaseNumber: ska vara text'],
    [{ company, purchaseNumber: 1001 }, 'purchaseNumber: ska vara text, inom citationstecken'],
    [{ company, purchaseNumber: '1'.repeat(21) }, 'purchaseNumber: får ha högst 20 tecken'],
    [{ company, purchaseNumber: '1001', force: true }, 'force'],
  ])('refuses input %j and names the command', async (input, fault) => {
    const refused = await admit(input ?? null).catch((error: unknown) => error);
    expect(refused).toMatchObject(refusal(fault));
    expect(refused).toMatchObject(refusal('temporal workflow start --type purchaseLifecycle'));
  });

  test('refuses another workflow id: one purchase has one process', async () => {
    await expect(admit(undefined, 'purchase/demo/01001')).rejects.toMatchObject(refusal(command));
    await expect(admit(undefined, 'mitt-inköp')).rejects.toMatchObject(refusal('mitt-inköp'));
  });

  test('refuses a company that is not configured', async () => {
    const elsewhere = admit({ company: 'other', purchaseNumber: '1001' }, 'purchase/other/1001');
    await expect(elsewhere).rejects.toMatchObject({ type: 'companyNotConfigured', nonRetryable: true });
  });

  test('R7.1 refuses before adoption', async () => {
    await open().kysely.deleteFrom('adoption').execute();
    await expect(admit()).rejects.toMatchObject(refusal('`andersson-fortnox adopt --from <datum>`'));
  });

  test('R7.1 refuses an older purchase until it is chosen', async () => {
    await editPurchase(open(), '1001', { order_date: '2026-10-31' });
    await expect(admit()).rejects.toMatchObject(refusal('adopt --from 2026-11-01 --purchases 1001 --yes'));
    await adopt(open(), { company, from: '2026-11-01', by: 'anna', purchases: ['1001'] });
    expect(await admit()).toMatchObject({ admitted: true });
  });

  test('R7.1 lets an ordered purchase in whatever its date has become', async () => {
    await ordered();
    await editPurchase(open(), '1001', { order_date: '2026-01-02' });
    expect(await admit()).toMatchObject({ admitted: true, order: { fortnoxNumber: '77' } });
  });

  test('refuses a purchase nobody knows', async () => {
    const unknown = admit({ company, purchaseNumber: '9' }, 'purchase/demo/9');
    await expect(unknown).rejects.toMatchObject(refusal('Inköp 9 finns inte i Andersson'));
  });

  test('R3.5 ends a purchase deleted before any order', async () => {
    await its().openLedger(ledgerKey('1001'));
    await deletePurchase(open(), '1001');
    expect(await admit()).toMatchObject({ admitted: false, result: { outcome: 'deleted', fortnoxNumbers: [] } });
  });

  test.each(['sent', 'confirmed'] as const)('R3.5 lets a deleted purchase in whose order is %s', async (state) => {
    await its().openLedger(ledgerKey('1001'));
    if (state === 'sent') await its().ledgerSent(ledgerKey('1001'));
    else await ordered();
    await deletePurchase(open(), '1001');
    expect(await admit()).toMatchObject({ admitted: true });
  });

  test('R7.2 ends a purchase that is done, until it is reopened', async () => {
    await markDone('done');
    await markDone('done');
    expect(await admit()).toMatchObject({
      admitted: false,
      result: {
        outcome: 'alreadyDone',
        fortnoxNumbers: ['77'],
        message: expect.stringMatching(/Fortnox 77.*reopen purchase\/demo\/1001/),
      },
    });
    expect(await reopen(open(), company, 'purchase', '1001')).toBe(true);
    expect(await reopen(open(), company, 'purchase', '1001')).toBe(false);
    expect(await admit()).toMatchObject({ admitted: true });
  });

  test('an order an operator wants none of is told as such, until it is reopened', async () => {
    await its().ledgerSkipped({ key: ledgerKey('1001'), note: 'beställd på telefon' });
    expect(await admit()).toMatchObject({ admitted: true, order: null, orderSkipped: true });
    await markDone('done');
    await reopen(open(), company, 'purchase', '1001');
    expect(await admit()).toMatchObject({ admitted: true, order: null, revision: 1, orderSkipped: false });
    expect(await its().openLedger(ledgerKey('1001'))).toMatchObject({ state: 'intent' });
  });

  test('reopened, what may have been sent is looked for and what was known is looked at', async () => {
    const keys = receiptKeys('1001', await receive());
    await its().openLedger(keys.inbound);
    await its().ledgerSent(keys.inbound);
    await its().ledgerSkipped({ key: keys.inbound, note: 'x' });
    await ordered();
    await its().ledgerSkipped({ key: ledgerKey('1001'), note: 'x' });
    await markDone('done');
    await reopen(open(), company, 'purchase', '1001');
    expect(await its().openLedger(keys.inbound)).toMatchObject({ state: 'sent' });
    expect(await its().openLedger(ledgerKey('1001'))).toMatchObject({ state: 'confirmed', fortnoxNumber: '77' });
    expect(await purchaseRow(open(), '1001')).toMatchObject({ fortnox_number: '77' });
  });

  test('a number in other letters is sent to the purchase’s own, where the database takes them for one', async () => {
    await savePurchase(open(), purchaseForm('A1'));
    const other = admit({ company, purchaseNumber: 'a1' }, 'purchase/demo/a1');
    await expect(other).rejects.toMatchObject(refusal('Inköpet heter A1 i Andersson, inte a1'));
  });

  test('R3.5 a number deleted and saved again is a new purchase', async () => {
    await deletePurchase(open(), '1001');
    await markDone('deleted');
    expect(await admit()).toMatchObject({ admitted: false, result: { outcome: 'alreadyDone' } });
    await savePurchase(open(), purchaseForm('1001'));
    expect(await admit()).toMatchObject({ admitted: true });
  });
});
