import { openAnderssonDatabase } from '../../../activities/andersson/database';

/** A process of its own for two-writers.test.ts: `writer-process.ts FILE NAME TRANSACTIONS`. */
const run = async (file: string, name: string, transactions: number): Promise<void> => {
  const database = await openAnderssonDatabase({ kind: 'sqlite', file });
  for (let n = 0; n < transactions; n += 1) {
    await database.transaction(async (trx) => {
      const row = { customer_number: `${name}-${n}`, name };
      const id = await database.verbs.insertReturningId(trx, 'customer', row);
      // Read, then write: what wedges when a transaction starts as a reader.
      const read = await trx.selectFrom('customer').select('name').where('id', '=', id).executeTakeFirstOrThrow();
      await trx.updateTable('customer').set({ city: read.name }).where('id', '=', id).execute();
    });
    // And one write outside a transaction.
    await database.kysely
      .updateTable('customer')
      .set({ phone: String(n) })
      .where('customer_number', '=', `${name}-${n}`)
      .execute();
  }
  await database.close();
};

const [file = '', name = '', transactions = '0'] = process.argv.slice(2);
run(file, name, Number(transactions)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
