import { choice, yesNo } from '../switch-kinds';

/** What nobody has settled about prices and costs. Paragraphs are core-api's. */
export const priceSwitches = {
  priceChangeTouchesArticle: yesNo(false, '§5 item 3: whether a new price moves lastmodified of its article'),
  costRewriteTouchesArticle: yesNo(
    true,
    "not in the sheets: whether an inbound that rewrites an article's cost moves its lastmodified",
  ),
  priceOfUnknownArticle: choice(
    ['invented', 'articleNotFound'],
    'invented',
    '§2.5: 2000428 is known of a GET only; whether a price for a missing article answers it is open',
  ),
  purchasePriceWithWarehouse: choice(
    ['refused', 'ignored'],
    'refused',
    'R1.4, warehouse-api §3.10: with Lager it is the sum of three costs; refused shows who writes it all the same',
  ),
} as const;
