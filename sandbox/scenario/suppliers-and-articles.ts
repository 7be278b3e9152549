import type { RegisterSyncResult } from '../../workflows/contract/register-sync';
import { editCard } from '../andersson/register-gestures';
import { RegisterRuns } from './register-runs';
import { told } from './register-seed';
import type { ScenarioWorld } from './world';

/**
 * Suppliers come from Fortnox (R1.2.1), and after them articles travel both ways (R1.3.1, R1.3.2): first loads, edits on
 * both sides, an article whose unit Fortnox lacks and one whose supplier Andersson lacks, each named, cured and gone
 * through. Prints what happened per side; returns what is not as it should be.
 */
export async function suppliersAndArticlesScenario(world: ScenarioWorld): Promise<string[]> {
  const { fortnox, andersson } = world;
  const suppliers = new RegisterRuns(world, 'suppliers');
  const articles = new RegisterRuns(world, 'articles');
  await suppliers.run('Första laddningen, bara från Fortnox');
  const first = await articles.run('Första laddningen, åt båda håll');

  fortnox.units.create({ ...told.unit });
  await editCard(andersson, 'article', told.unitMissing, { cost: '14.5' });
  fortnox.suppliers.create({ ...told.newSupplier });
  fortnox.articles.create({ ...told.newArticle });
  await editBothSides(world);
  const second = await articles.run('Enheten upplagd i Fortnox, ändringar i båda systemen');
  const taken = await suppliers.run('Efter ändringar i Fortnox');
  const third = await articles.run('När leverantören kommit till Andersson');

  suppliers.tell();
  articles.tell();
  return [...judge(first, second, taken, third), ...(await suppliers.faults()), ...(await articles.faults())];
}

async function editBothSides({ fortnox, andersson }: ScenarioWorld): Promise<void> {
  fortnox.suppliers.put('504', { Phone1: '016-12 34 50', BG: '885-7695' });
  fortnox.articles.put('10004', { Description: 'Sexkantstång 11SMnPb30 NV19, hellängd' });
  await editCard(andersson, 'article', '10002', { sales_price: '0.95' });
  await editCard(andersson, 'article', '10012', { name: 'Spårkullager 6004-2RS C3', cost: '48.2' });
}

function judge(
  first: RegisterSyncResult,
  second: RegisterSyncResult,
  taken: RegisterSyncResult,
  third: RegisterSyncResult,
): string[] {
  const names = ({ failures }: RegisterSyncResult, number: string, cause: string) =>
    failures.some((it) => it.number === number && it.sentence.toLowerCase().includes(cause));
  const { unitMissing, newArticle } = told;
  const article = newArticle.ArticleNumber;
  return [
    ...(names(first, unitMissing, 'enheten') ? [] : [`${unitMissing} skulle ha nekats för enhetens skull`]),
    ...(second.failures.some(({ number }) => number === unitMissing) ? [`${unitMissing} gick inte igenom`] : []),
    ...(names(second, article, 'leverantören') ? [] : [`${article} skulle ha nekats för leverantörens skull`]),
    ...(taken.toAndersson.created === 1 ? [] : [`${newArticle.SupplierNumber} kom inte till Andersson`]),
    ...(third.toAndersson.created === 1 ? [] : [`${article} kom inte till Andersson`]),
  ];
}
