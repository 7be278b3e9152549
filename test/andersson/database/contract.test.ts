import { z } from 'zod';
import {
  checkContractVersion,
  FIRST_ROW_VERSION,
  fromJsonText,
  toJsonText,
} from '../../../activities/andersson/database';
import { onBothDatabases } from './databases';

const T = '2026-01-31T09:05:00.123Z';
const newRun = { company: 'demo', register: 'customers', workflow_id: 'w', run_id: 'r', opened_at: T };

onBothDatabases('the contract', (open) => {
  const addCustomer = (customer_number: string, name = 'Kund') =>
    open().verbs.insertReturningId(open().kysely, 'customer', { customer_number, name });
  const versionOf = async (id: number): Promise<string> =>
    (await open().kysely.selectFrom('customer').select('row_version').where('id', '=', id).executeTakeFirstOrThrow())
      .row_version;
  const deleted = () =>
    open()
      .kysely.selectFrom('deleted_row')
      .select(['table_name', 'row_key', 'row_version'])
      .orderBy('row_version')
      .execute();

  test('is found at the version this program was built for', async () => {
    await expect(checkContractVersion(open())).resolves.toBeUndefined();
  });

  test('R1.1 a customer comes back as it was written, with å ä ö é, null and defaults', async () => {
    const { kysely, verbs } = open();
    const id = await verbs.insertReturningId(kysely, 'customer', {
      customer_number: 'Å-1',
      name: 'Åkerö Café & Söner 漢字 😀',
      changed_at: T,
    });
    const row = await kysely.selectFrom('customer').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      id,
      customer_number: 'Å-1',
      name: 'Åkerö Café & Söner 漢字 😀',
      address: null,
      active: 1,
      changed_at: T,
      row_version: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  test('row_version grows with each insert and update, over all tables, and changed_at stays', async () => {
    const first = await addCustomer('1');
    const versions = [await versionOf(first)];
    const second = await addCustomer('2');
    versions.push(await versionOf(second));
    await open().kysely.updateTable('customer').set({ city: 'Örebro' }).where('id', '=', first).execute();
    versions.push(await versionOf(first));
    await open().kysely.updateTable('customer').set({ city: 'Örebro' }).where('id', '=', first).execute();
    versions.push(await versionOf(first));
    await open().kysely.deleteFrom('customer').where('id', '=', second).execute();
    versions.push((await deleted())[0]?.row_version ?? '');
    await open().verbs.upsert(open().kysely, 'customer', { customer_number: '1', name: 'Ny' }, ['customer_number']);
    versions.push(await versionOf(first));
    expect(versions).toEqual([...new Set(versions)].sort());
    const row = await open().kysely.selectFrom('customer').select('changed_at').executeTakeFirstOrThrow();
    expect(row.changed_at).toBeNull();
  });

  test('a deleted and a renumbered customer are kept in deleted_row; another change is not', async () => {
    const id = await addCustomer('1');
    await addCustomer('2');
    await open().kysely.updateTable('customer').set({ customer_number: '1B' }).where('id', '=', id).execute();
    await open().kysely.updateTable('customer').set({ name: 'Annat' }).execute();
    await open().kysely.deleteFrom('customer').execute();
    expect((await deleted()).map((row) => `${row.table_name}/${row.row_key}`).sort()).toEqual([
      'customer/1',
      'customer/1B',
      'customer/2',
    ]);
  });

  test('an id is never used twice', async () => {
    const id = await addCustomer('1');
    await open().kysely.deleteFrom('customer').execute();
    expect(await addCustomer('2')).toBeGreaterThan(id);
  });

  test('R0.4 changed rows are read in pages by row version, each once', async () => {
    for (const number of ['1', '2', '3', '4', '5']) await addCustomer(number);
    const { kysely, verbs } = open();
    const seen: string[] = [];
    let position: string | null = null;
    for (;;) {
      const rows: { customer_number: string; row_version: string }[] = await verbs
        .firstRows(
          kysely
            .selectFrom('customer')
            .select(['customer_number', 'row_version'])
            .where(verbs.changedAfter(position, 'customer.row_version'))
            .orderBy('row_version'),
          2,
        )
        .execute();
      seen.push(...rows.map((row) => row.customer_number));
      const last = rows.at(-1);
      if (!last) break;
      position = last.row_version;
    }
    expect(seen).toEqual(['1', '2', '3', '4', '5']);
    expect((await verbs.rowVersionLimit(kysely)) > (position ?? FIRST_ROW_VERSION)).toBe(true);
  });

  test('an upsert inserts, then sets only what it names; JSON columns keep their content', async () => {
    const { kysely, verbs } = open();
    const key = { company: 'demo', register: 'customers', number: '1' };
    const base = { name: 'Åsa "Ö"', phone: null };
    await verbs.upsert(kysely, 'sync_link', { ...key, updated_at: T, andersson_base: toJsonText(base) });
    await verbs.upsert(kysely, 'sync_link', { ...key, updated_at: T, failure: toJsonText({ why: 'x'.repeat(5_000) }) });
    const rows = await kysely.selectFrom('sync_link').selectAll().execute();
    expect(rows).toHaveLength(1);
    const schema = z.object({ name: z.string(), phone: z.null() });
    expect(fromJsonText(schema, rows[0]?.andersson_base ?? null)).toEqual(base);
    expect(rows[0]?.fortnox_base).toBeNull();
    expect(rows[0]?.failure).toHaveLength(5_010);
  });

  test('an upsert without the whole key is refused', async () => {
    const row = { customer_number: '1', name: 'x' };
    await expect(open().verbs.upsert(open().kysely, 'customer', row)).rejects.toMatchObject({ kind: 'rowInvalid' });
  });

  test('at most one run per company and register is open', async () => {
    const { kysely, verbs } = open();
    const id = await verbs.insertReturningId(kysely, 'sync_run', newRun);
    await expect(verbs.insertReturningId(kysely, 'sync_run', newRun)).rejects.toThrow(/unique|duplicate/i);
    await verbs.insertReturningId(kysely, 'sync_run', { ...newRun, register: 'suppliers' });
    await kysely.updateTable('sync_run').set({ closed_at: T }).where('id', '=', id).execute();
    await expect(verbs.insertReturningId(kysely, 'sync_run', newRun)).resolves.toBeGreaterThan(id);
  });

  test('a transaction that fails leaves nothing behind, and the next one works', async () => {
    const failing = open().transaction(async (trx) => {
      await open().verbs.insertReturningId(trx, 'customer', { customer_number: '1', name: 'x' });
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await open().kysely.selectFrom('customer').selectAll().execute()).toEqual([]);
    await open().transaction((trx) =>
      open().verbs.insertReturningId(trx, 'customer', { customer_number: '2', name: 'y' }),
    );
    expect(await open().kysely.selectFrom('customer').select('customer_number').execute()).toEqual([
      { customer_number: '2' },
    ]);
  });

  test('queries of one transaction may be asked for at the same time', async () => {
    await open().transaction(async (trx) => {
      const add = (n: number) =>
        open().verbs.insertReturningId(trx, 'customer', { customer_number: String(n), name: 'x' });
      expect(new Set(await Promise.all([1, 2, 3].map(add))).size).toBe(3);
    });
  });

  test('a query that goes past its transaction is refused rather than waiting for ever', async () => {
    const bypassing = open().transaction(() => open().kysely.selectFrom('customer').selectAll().execute());
    await expect(bypassing).rejects.toMatchObject({ kind: 'transactionBypassed' });
    await expect(open().transaction((trx) => open().verbs.now(trx))).resolves.toMatch(/Z$/);
  });

  test('now() is the clock of the database, UTC with milliseconds', async () => {
    const now = await open().now();
    expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000);
  });

  test('what does not fit is refused by the database too', async () => {
    const values = { customer_number: 'n'.repeat(51), name: 'x' };
    await expect(open().kysely.insertInto('customer').values(values).execute()).rejects.toThrow();
  });

  test('statements are counted', async () => {
    const before = open().statements();
    await open().now();
    await open().transaction((trx) => open().verbs.now(trx));
    expect(open().statements() - before).toBe(2);
  });
});
