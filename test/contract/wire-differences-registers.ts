import type { WireDifference } from './wire-difference';

const members = (item: string, names: readonly string[]): string[] => names.map((name) => `${item}.${name}`);

const supplierNeverNull = members('Supplier', [
  '@url',
  'Active',
  'Currency',
  'DisablePaymentFile',
  'Name',
  'SupplierNumber',
]);

/** Texts and references that may be unset; every other member of an article has a value from the start. */
const articleMayBeNull = [
  'DefaultStockLocation',
  'DefaultStockPoint',
  'HouseworkType',
  'SalesPrice',
  'SupplierName',
].concat('SupplierNumber');

const unsetArticleMember = (name: string): WireDifference => ({
  operation: '* /3/articles*',
  status: [200, 201],
  in: 'answer',
  at: `Article.${name}`,
  kind: 'null',
  differs: 'a field never set reads null',
  evidence: 'core-api §2.3, §3.4 W',
});

const supplierSearch = (at: string): WireDifference => ({
  operation: 'GET /3/suppliers',
  in: 'query',
  at,
  kind: 'unknown',
  differs: 'a search word of suppliers, of which the description has none',
  evidence: 'core-api §3.1 C',
});

/** A field is cleared as a customer's is. */
const cleared = (operation: string, at: string, except: readonly string[]): WireDifference => ({
  operation,
  in: 'request',
  at,
  except,
  kind: 'null',
  differs: 'null clears a field; "" would be ignored',
  evidence: 'core-api §4.2 W M of customers',
});

/** Differences of suppliers, articles and currencies. */
export const registerDifferences: readonly WireDifference[] = [
  cleared(
    'PUT /3/suppliers/{SupplierNumber}',
    'Supplier.*',
    supplierNeverNull.filter((member) => member !== 'Supplier.Currency'),
  ),
  cleared('PUT /3/articles/{ArticleNumber}', 'Article.SupplierNumber', []),
  {
    operation: '* /3/suppliers*',
    status: [200, 201],
    in: 'answer',
    at: 'Supplier.*',
    except: supplierNeverNull,
    kind: 'null',
    differs: 'a field never set reads null',
    evidence: 'core-api §2.3 W of other registers; §5 item 9: no supplier was recorded',
  },
  {
    operation: 'GET /3/suppliers',
    status: [200],
    in: 'answer',
    at: 'Suppliers[].PreDefinedAccount',
    kind: 'empty',
    differs: 'unset text in a list is "", also where the description asks for four characters',
    evidence: 'core-api §2.3 W of other registers',
  },
  supplierSearch('suppliernumber'),
  supplierSearch('name'),
  {
    operation: '* /3/articles/{ArticleNumber}',
    in: 'path',
    at: 'ArticleNumber',
    kind: 'type',
    value: /^"[\w/+-]{1,50}"$/,
    differs: 'an article number is a text, as the same description has it in the article',
    evidence: 'core-api §3.4',
  },
  {
    operation: 'GET /3/articles',
    status: [200],
    in: 'answer',
    at: 'Articles[].QuantityInStock',
    kind: 'type',
    value: /^"-?\d+(\.\d+)?"$/,
    differs: 'a text in the list, like its neighbours',
    evidence: 'core-api §2.3 W; warehouse-api §3.10 C',
  },
  {
    operation: 'GET /3/articles',
    status: [200],
    in: 'answer',
    at: 'Articles[].SalesPrice',
    kind: 'null',
    differs: 'no price in the list of prices that stands first',
    evidence: 'core-api §2.3 W',
  },
  {
    operation: '* /3/articles*',
    status: [200, 201],
    in: 'answer',
    at: 'Article.*Account',
    kind: 'range',
    value: /^0$/,
    differs: 'an account not chosen reads 0',
    evidence: 'core-api §3.4 W',
  },
  ...articleMayBeNull.map(unsetArticleMember),
  ...['Currency.*', 'Currencies[].*'].map(
    (at): WireDifference => ({
      operation: '* /3/currencies*',
      status: [200, 201],
      in: 'answer',
      at,
      except: [`${at.slice(0, -1)}Code`, `${at.slice(0, -1)}Description`],
      kind: 'null',
      differs: 'a currency whose rate nobody has fetched or typed',
      evidence: 'core-api §5 item 9: no currency was recorded; the belief of the simulator',
    }),
  ),
  {
    operation: 'GET /3/currencies',
    status: [200],
    in: 'answer',
    at: 'Currencies[].Date',
    kind: 'empty',
    differs: 'no day without a rate',
    evidence: 'core-api §2.3 W: a day not set is null or ""',
  },

  // From here: only tests of the simulator send it.
  {
    operation: 'DELETE /3/suppliers/1',
    status: [204],
    in: 'route',
    kind: 'unknownMethod',
    simulatorTestsOnly: true,
    differs: 'suppliers can be deleted',
    evidence: 'core-api §3.0 T',
  },
  {
    operation: 'GET /3/suppliers',
    in: 'query',
    at: 'lastmodified',
    kind: 'unknown',
    simulatorTestsOnly: true,
    differs: 'a parameter of every list by the guide, not proven here: nobody may lean on it',
    evidence: 'core-api §3.1',
  },
  {
    operation: 'PUT /3/articles/{ArticleNumber}',
    status: [200],
    in: 'request',
    at: 'Article.Description',
    kind: 'empty',
    simulatorTestsOnly: true,
    differs: '"" is ignored in an update, also where the description asks for a character',
    evidence: 'core-api §4.2 W C',
  },
];
