import { en, Faker, sv } from '@faker-js/faker';

/** A purchased article as a workshop would have filled it in; what is absent was left empty. */
export interface BelievableArticle {
  readonly ArticleNumber: string;
  readonly Description: string;
  readonly Unit: string;
  readonly Type: 'STOCK' | 'SERVICE';
  readonly StockGoods: boolean;
  readonly PurchasePrice: number;
  readonly CostCalculationMethod?: 'LAST_RELEASED_INBOUND';
  readonly SupplierNumber?: string;
  readonly StockPlace?: string;
  readonly Note?: string;
  readonly Active: boolean;
}

type Kind = readonly [
  describe: (faker: Faker) => string,
  unit: string,
  price: readonly [number, number],
  type?: 'SERVICE',
];

const of = (faker: Faker, ...list: readonly (string | number)[]): string => String(faker.helpers.arrayElement(list));

/** What a workshop buys, its unit, and between which prices. */
const kinds: readonly Kind[] = [
  [(f) => `Rundstång S355J2 Ø${of(f, 20, 30, 40, 50, 60, 80, 100)} mm`, 'm', [45, 900]],
  [(f) => `Sexkantstång 11SMnPb30 NV${of(f, 13, 17, 19, 24, 30)}`, 'm', [35, 240]],
  [(f) => `Plattstång S235JR ${of(f, '30x5', '40x8', '50x10', '80x12')} mm`, 'm', [25, 180]],
  [
    (f) => `Plåt ${of(f, 'DC01', 'DX51D+Z275', 'EN 1.4301', 'EN AW-5754')} ${of(f, 1, 1.5, 2, 3, 5)} mm`,
    'kg',
    [12, 65],
  ],
  [(f) => `Fyrkantsrör S235JRH ${of(f, '20x20x2', '40x40x3', '60x60x4')}`, 'm', [28, 210]],
  [(f) => `Insexskruv MC6S 8.8 M${of(f, 5, 6, 8, 10, 12)}x${of(f, 16, 20, 30, 40, 60)} fzb`, 'st', [0.4, 9]],
  [(f) => `Sexkantmutter M6M M${of(f, 6, 8, 10, 12, 16)} fzb`, 'st', [0.15, 3]],
  [(f) => `Bricka BRB ${of(f, '6,4x12x1,6', '8,4x16x1,6', '10,5x20x2')}`, 'st', [0.08, 1.2]],
  [(f) => `Vändskär ${of(f, 'CNMG 120408', 'DNMG 150608', 'WNMG 080404', 'VBMT 160404')}-PM`, 'st', [62, 145]],
  [(f) => `Hårdmetallborr Ø${of(f, '4,2', '5,0', '6,8', '8,5', '10,2')} mm 5xD`, 'st', [290, 1_150]],
  [(f) => `Spårkullager ${of(f, 6001, 6004, 6205, 6306)}-2RS`, 'st', [38, 260]],
  [(f) => `O-ring NBR ${of(f, '10x2', '24,2x3', '40x3,5')}`, 'st', [0.9, 12]],
  [(f) => `Svetstråd ${of(f, 'OK Autrod 12.51', 'G3Si1')} Ø${of(f, '0,8', '1,0', '1,2')}`, 'kg', [22, 58]],
  [(f) => `Gängtapp M${of(f, 6, 8, 10)} för genomgående hål`, 'st', [180, 620]],
  [(f) => `Skärvätska ${of(f, 'halvsyntetisk', 'mineralbaserad')}`, 'l', [55, 120]],
  [(f) => `Täckplugg för ${of(f, 'rör 40x40', 'Ø20', 'Ø30')}, svart`, 'st', [1.1, 7]],
  [(f) => `${of(f, 'Varmförzinkning', 'Elförzinkning', 'Härdning', 'Lackering RAL 7016')}`, 'kg', [9, 48], 'SERVICE'],
];

/** Most workshops number through; here and there a number carries a size, a make or a treatment. */
function articleNumber(number: number): string {
  const endings: Readonly<Record<number, string>> = { 3: '-R', 6: '/2', 8: '+FZB' };
  return `${number}${endings[number % 10] ?? ''}`;
}

/** Of every few articles, one whose cost Fortnox takes from the goods that came in last. */
const costsFollowEvery = 7;

const remarks = ['Intyg 3.1 krävs', 'Köps i hellängd', 'Ersätts när lagret är slut'];

function believableArticle(faker: Faker, number: number, suppliers: readonly string[]): BelievableArticle {
  const chance = (probability: number) => faker.datatype.boolean({ probability });
  const [describe, unit, [min, max], type = 'STOCK'] = faker.helpers.arrayElement(kinds);
  return {
    ArticleNumber: articleNumber(number),
    Description: describe(faker),
    Unit: unit,
    Type: type,
    // A few consumables are goods that nobody counts.
    StockGoods: type === 'STOCK' && chance(0.95),
    ...(number % costsFollowEvery === 0 ? { CostCalculationMethod: 'LAST_RELEASED_INBOUND' } : {}),
    PurchasePrice: faker.number.float({ min, max, fractionDigits: 2 }),
    ...(suppliers.length > 0 && chance(0.9) ? { SupplierNumber: faker.helpers.arrayElement(suppliers) } : {}),
    ...(chance(0.6)
      ? { StockPlace: `${of(faker, 'A', 'B', 'C')}${faker.string.numeric(2)}-${faker.string.numeric(1)}` }
      : {}),
    ...(chance(0.1) ? { Note: faker.helpers.arrayElement(remarks) } : {}),
    Active: chance(0.95),
  };
}

/** `count` purchased articles, the same for the same `seed` and `suppliers`, numbered from `firstNumber`. */
export function believableArticles(
  count: number,
  seed: number,
  firstNumber = 10_001,
  suppliers: readonly string[] = [],
): readonly BelievableArticle[] {
  const faker = new Faker({ locale: [sv, en] });
  faker.seed(seed);
  return Array.from({ length: count }, (_, index) => believableArticle(faker, firstNumber + index, suppliers));
}
