import { type RunningTemporal, startTemporal } from '../../../sandbox/temporal/start-temporal';
import { searchAttributes } from '../../../workflows/contract/search-attributes';
import { fromHarness } from '../../support/environment';
import { running } from '../../support/service-process';
import { missing, type PurchaseWorld, startPurchaseWorld } from '../purchase-world';
import { chooseUpdate, submit, typeData } from './update-dialog';
import { findChromium, openWebUi, type WebUi } from './web-ui';

const chromium = findChromium();
const inBrowser = chromium === null ? test.skip : test;
const number = '1042';
const why = 'Inköp 1042, leverantör 699: Leverantören finns inte i Fortnox. Lägg upp den där med samma nummer';

let world: PurchaseWorld | undefined;
let ui: WebUi | undefined;
let runId: string;

/** A stuck purchase of company `demo`, on a Temporal with Web UI. */
beforeAll(async () => {
  if (chromium === null) return;
  let temporal: RunningTemporal | undefined;
  const executable = fromHarness('TEST_TEMPORAL_EXECUTABLE');
  world = await startPurchaseWorld(async () => {
    temporal = await startTemporal({ executable, searchAttributes, progress: () => undefined });
    return temporal;
  }, 'demo');
  await world.startService().says(running);
  await world.save(number, { supplier: missing });
  await world.stuck(number);
  ({ runId } = await world.observer.client.workflow.getHandle(world.id(number)).describe());
  ui = await openWebUi(chromium, temporal?.uiAddress ?? '');
}, 120_000);
afterAll(async () => {
  await ui?.close();
  await world?.close();
}, 30_000);

/** The page with the tab open, once it shows the text. */
async function opened(tab: string, text: string) {
  if (!ui || !world) throw new Error('no browser');
  const page = await ui.open(world.id(number), runId, tab);
  return { page, shown: await ui.shows(page, text), ui, world };
}

inBrowser(
  'design §3: the History page shows why the purchase stands, on its waiting timer',
  async () => {
    const { page, ui: web, shown } = await opened('history', 'supplierMissing-1');
    expect(shown).toContain(`supplierMissing-1: ${why}`);
    await web.photograph(page, 'inkop-star-history');
  },
  120_000,
);

inBrowser(
  'the Memo tab shows what, why, who, where and what to press, in plain words',
  async () => {
    const { page, ui: web, shown } = await opened('memo', 'Vad:');
    for (const line of [
      'Vad: Inköpsordern för inköp 1042 kunde inte skapas i Fortnox.',
      `Varför: ${why}`,
      'Vem: den som arbetar i Fortnox',
      'Var: Fortnox → Register → Leverantörer',
      'Sedan: Rätta orsaken och tryck retry; annars försöks det igen av sig självt om 15 min.',
    ]) {
      expect(shown.replaceAll(/\s+/g, ' ')).toContain(line);
    }
    // Signs of Markdown and of JSON would have to be read past, or be copied wrongly.
    expect(shown).not.toMatch(/\*\*|\\"/);
    await web.photograph(page, 'inkop-star-memo');
  },
  120_000,
);

inBrowser(
  'the User Metadata tab shows the same, by the worker; Search Attributes what is searched for',
  async () => {
    const metadata = await opened('user-metadata', 'Var: Fortnox → Register → Leverantörer');
    expect(metadata.shown).toContain(why);
    await metadata.ui.photograph(metadata.page, 'inkop-star-user-metadata');
    const attributes = await opened('search-attributes', 'NeedsAttention');
    for (const pair of [
      '"Problem": "supplierMissing"',
      '"AnderssonNumber": "1042"',
      '"Company": "demo"',
      '"NeedsAttention": true',
    ])
      expect(attributes.shown).toContain(pair);
    await attributes.ui.photograph(attributes.page, 'inkop-star-search-attributes');
  },
  120_000,
);

inBrowser(
  "the Web UI's own dialog: a decision without a note is refused in words, retry with nothing typed goes on",
  async () => {
    const { page, ui: web, world: here } = await opened('history', 'supplierMissing-1');
    await chooseUpdate(page, 'skip');
    await typeData(page, { problem: 'supplierMissing-1' });
    expect(await submit(page)).toContain('En anteckning (note) behövs');
    await web.photograph(page, 'inkop-star-update-nekad');

    here.addSupplier();
    const again = await opened('history', 'supplierMissing-1');
    await chooseUpdate(again.page, 'retry');
    await web.photograph(again.page, 'inkop-star-update');
    expect(await submit(again.page)).toBeNull();
    const order = await here.ordered(number);
    const after = await opened('search-attributes', '"NeedsAttention": false');
    expect(after.shown.replaceAll(/\s+/g, ' ')).toContain(`"FortnoxNumbers": [ "${order.id}" ]`);
    await web.photograph(after.page, 'inkop-gar-vidare');
  },
  150_000,
);
