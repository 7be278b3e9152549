import { table } from '../../client/cli/output';
import { stockBalancesNow } from '../../client/sync-now';
import type { ScenarioWorld } from './world';

/** Somebody in Fortnox has reserved so many of what came. */
const reserved = 30;
/** One received, one still expected. */
const purchasesShown = ['1041', '1042'];

/**
 * Balances come from Fortnox (R0.8, R1.3.3): what the purchase brought in is in stock, and what can be disposed of is
 * shown with its parts. Returns what is not as it should be.
 */
export async function balancesScenario(world: ScenarioWorld): Promise<string[]> {
  const { company, client, fortnox, andersson, say } = world;
  const rows = await purchaseRows(world);
  const shown = [...new Set(rows.map(({ article }) => article))];
  fortnox.articles.put(String(shown[0]), { ReservedQuantity: reserved });
  say('Lagersaldon hämtas till Andersson …');
  const { counts, failures } = await stockBalancesNow(client, company);
  say(
    `${counts.read} lästa: ${counts.written} skrivna, ${counts.same} lika, ${counts.skipped} hoppade över, ${counts.failed} fel.`,
  );

  const balances = await andersson.kysely.selectFrom('article_balance').selectAll().execute();
  const of = new Map(balances.map((it) => [it.article_number, it]));
  const lines = shown.map((number) => {
    const it = of.get(number);
    return [number, it?.stock_balance, it?.available_in_fortnox, it?.expected_from_purchases, it?.disposable_balance];
  });
  say(
    table(
      ['Artikel', 'Artikelsaldo', 'Disponibelt i Fortnox', '+ väntat från inköp', '= Disponibelt saldo'],
      lines.map(([number, ...amounts]) => [String(number), ...amounts.map(plain)]),
    ),
  );

  const faults = failures.map(({ number, sentence }) => `${number}: ${sentence}`);
  for (const { itemId, inStock, available } of fortnox.stock.all()) {
    const it = of.get(itemId);
    if (!it) continue;
    const expected = rows
      .filter((row) => row.article === itemId && row.status !== 'inlevererad')
      .reduce((sum, row) => sum + Number(row.quantity), 0);
    const wanted = [inStock, available, expected, available + expected];
    const got = [it.stock_balance, it.available_in_fortnox, it.expected_from_purchases, it.disposable_balance];
    if (got.some((amount, index) => Number(amount) !== wanted[index]))
      faults.push(`${itemId}: saldot är ${got.map(plain).join(', ')} i stället för ${wanted.join(', ')}`);
  }
  const articles = await andersson.kysely.selectFrom('article').select('article_number').execute();
  for (const { article_number: number } of articles) if (!of.has(number)) faults.push(`${number}: saldot saknas`);
  return faults;
}

async function purchaseRows({ andersson }: ScenarioWorld) {
  return andersson.kysely
    .selectFrom('purchase_row as row')
    .innerJoin('purchase', 'purchase.purchase_number', 'row.purchase_number')
    .select(['row.article_number as article', 'row.quantity as quantity', 'purchase.status as status'])
    .where('purchase.purchase_number', 'in', purchasesShown)
    .orderBy('purchase.purchase_number')
    .orderBy('row.row_number')
    .execute();
}

/** A decimal without its zeros. */
function plain(amount: string | number | undefined): string {
  return amount === undefined ? '–' : String(Number(amount));
}
