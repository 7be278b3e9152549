import type { KyselyPlugin, RootOperationNode } from 'kysely';
import { type AnderssonDatabase, openAnderssonDatabase } from '../../activities/andersson/database';
import { readPurchase } from '../../activities/andersson/purchase-rows';
import {
  deletePurchase,
  deleteReceipt,
  markPurchased,
  receiveGoods,
  savePurchase,
} from '../../sandbox/andersson/purchase-gestures';
import { freshSqlite, type TestDatabase } from './database/databases';
import { adoptFrom, anderssonOf, company, purchaseForm } from './purchases';

let fresh: TestDatabase;
/** The users' own connection. */
let users: AnderssonDatabase;

beforeEach(async () => {
  fresh = await freshSqlite();
  users = await openAnderssonDatabase(fresh.settings);
  await adoptFrom(users);
  await savePurchase(users, purchaseForm('1001'));
  await markPurchased(users, '1001');
});
afterEach(async () => {
  await users.close();
  await fresh.remove();
});

/** Reads the purchase; once something of this table has been read, a user is faster than what is read next. */
function readWhile(table: string, gesture: () => Promise<unknown>) {
  let done = false;
  const from = new WeakMap<object, boolean>();
  const meanwhile: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      from.set(queryId, readsFrom(node, table));
      return node;
    },
    transformResult: async ({ queryId, result }) => {
      if (from.get(queryId) && !done) {
        done = true;
        await gesture();
      }
      return result;
    },
  };
  const database = { ...fresh.database, kysely: fresh.database.kysely.withPlugin(meanwhile) };
  return readPurchase(anderssonOf(database), company, '1001');
}

function readsFrom(node: RootOperationNode, table: string): boolean {
  return JSON.stringify('from' in node ? node.from : null).includes(`"${table}"`);
}

test('R3.5 a purchase that is deleted while it is read is deleted, never one that orders nothing', async () => {
  await expect(readWhile('purchase', () => deletePurchase(users, '1001'))).resolves.toEqual({ found: 'deleted' });
});

test('R3.3 a receipt that is taken back while it is read is not there, never one of nothing', async () => {
  const id = await receiveGoods(users, '1001', { receivedOn: '2026-11-21' });
  const sight = await readWhile('goods_receipt', () => deleteReceipt(users, '1001', id));
  expect(sight).toMatchObject({ found: 'live', purchase: { status: 'inköpt' }, receipts: [] });
});

test('R3.3 goods received while the purchase is read are read with it', async () => {
  const sight = await readWhile('goods_receipt', () => receiveGoods(users, '1001', { receivedOn: '2026-11-21' }));
  expect(sight).toMatchObject({
    purchase: { status: 'inlevererad' },
    receipts: [{ rows: [{ rowNumber: 1 }, { rowNumber: 2 }] }],
  });
});
