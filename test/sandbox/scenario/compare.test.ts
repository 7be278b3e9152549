import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnderssonDatabase } from '../../../activities/andersson/database';
import { saveCards } from '../../../sandbox/andersson/register-gestures';
import { createSandboxDatabase } from '../../../sandbox/andersson/sandbox-database';
import type { FortnoxSimulator } from '../../../sandbox/fortnox/simulator';
import { differences } from '../../../sandbox/scenario/compare';
import { startTestSimulator } from '../../support/simulator';

let folder: string;
let andersson: AnderssonDatabase;
let fortnox: FortnoxSimulator;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'compare-'));
  andersson = await createSandboxDatabase(join(folder, 'andersson.db'), 'demo');
  fortnox = await startTestSimulator();
});
afterEach(async () => {
  await fortnox.close();
  await andersson.close();
  rmSync(folder, { recursive: true });
});

test('the scenario’s verdict names a supplier that one side lacks and a field that differs; inactive ones need not travel', async () => {
  fortnox.suppliers.seed([
    { SupplierNumber: '501', Name: 'Gnosjö Plåt AB', BG: '123-4567' },
    { SupplierNumber: '502', Name: 'Åmåls Härdverkstad AB' },
    { SupplierNumber: '503', Name: 'Nedlagda Verktyg AB', Active: false },
  ]);
  await saveCards(andersson, 'supplier', [
    { supplier_number: '501', name: 'Gnosjö Plåt AB', bankgiro: '123-4568' },
    { supplier_number: '504', name: 'Öbergs Kullager AB' },
    { supplier_number: '505', name: 'Vilande Lackteknik AB', active: 0 },
  ]);
  expect(await differences({ fortnox, andersson }, 'suppliers')).toEqual([
    '501 bankgiro: "123-4568" i Andersson, "123-4567" i Fortnox',
    '504: finns bara i Andersson',
    '502: finns bara i Fortnox',
  ]);
});

test('articles are alike where their amounts are, however they are written; goods nobody counts in Fortnox need not travel', async () => {
  fortnox.articles.seed([
    { ArticleNumber: '1', Description: 'Bricka', Unit: 'st', StockGoods: true, DirectCost: 1.5, PurchasePrice: 1.5 },
    { ArticleNumber: '2', Description: 'Mutter', Unit: 'st', StockGoods: true, DirectCost: 2.5, PurchasePrice: 2.5 },
    { ArticleNumber: '3', Description: 'Härdning', Unit: 'kg', StockGoods: false },
  ]);
  await saveCards(andersson, 'article', [
    { article_number: '1', name: 'Bricka', unit: 'st', cost: '1.50' },
    { article_number: '2', name: 'Mutter', unit: 'st', cost: '2.51' },
  ]);
  expect(await differences({ fortnox, andersson }, 'articles')).toEqual([
    '2 cost: "2.51" i Andersson, "2.5" i Fortnox',
  ]);
});
