import { z } from 'zod';
import { stockBalances } from '../../../workflows/contract/stock-balance';
import { type AnderssonDatabase, fromJsonText } from '../database';

const result = z.object({
  counts: z.object({ failed: z.number() }),
  failures: z.array(z.object({ number: z.string(), sentence: z.string() })),
  heldBy: z.array(z.object({ document: z.string() })),
});

type LastResult = z.infer<typeof result> & { readonly openedAt: string };

/** What the last run that came to its end told, of those before a run's id where one is given; null when none has. */
export async function lastDone(
  { kysely, verbs }: AnderssonDatabase,
  company: string,
  beforeRun: number | null,
): Promise<LastResult | null> {
  const done = kysely
    .selectFrom('sync_run')
    .select(['opened_at', 'result'])
    .where('company', '=', company)
    .where('register', '=', stockBalances)
    .where('outcome', '=', 'done')
    .orderBy('opened_at', 'desc');
  const runs = beforeRun === null ? done : done.where('id', '<', beforeRun);
  const last = await verbs.firstRows(runs, 1).executeTakeFirst();
  const told = fromJsonText(result, last?.result ?? null);
  return last && told ? { ...told, openedAt: last.opened_at } : null;
}
