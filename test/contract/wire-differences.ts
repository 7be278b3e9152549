import type { WireDifference } from './wire-difference';

/** What a customer always has; a null here is a fault. */
const neverNull = ['@url', 'Active', 'Currency', 'CustomerNumber', 'Name', 'PriceList', 'ShowPriceVATIncluded', 'Type']
  .concat('VATType', 'DefaultDeliveryTypes', 'DefaultTemplates')
  .map((name) => `Customer.${name}`);

type Cause = Pick<WireDifference, 'status' | 'differs' | 'evidence'>;

/** ErrorInformation as `error`, `message`, `code` where the description has capitals. */
function lowerCaseErrorKeys(cause: Cause & { readonly code: RegExp }): readonly WireDifference[] {
  const { code, ...rest } = cause;
  const keys = [
    ['error', 'Error', /^1$/],
    ['message', 'Message', /^".+"$/],
    ['code', 'Code', code],
  ] as const;
  return keys.flatMap(([sent, described, value]): WireDifference[] => [
    { ...rest, operation: '* /3/*', in: 'answer', at: `ErrorInformation.${sent}`, kind: 'unknown', value },
    { ...rest, operation: '* /3/*', in: 'answer', at: `ErrorInformation.${described}`, kind: 'missing' },
  ]);
}

/** A body with `message` alone. */
function bareMessage(message: RegExp, cause: Cause): readonly WireDifference[] {
  return [
    { ...cause, operation: '* /3/*', in: 'answer', at: 'message', kind: 'unknown', value: message },
    { ...cause, operation: '* /3/*', in: 'answer', at: 'ErrorInformation', kind: 'missing' },
  ];
}

const globalParameter = (at: string, value: RegExp): WireDifference => ({
  operation: 'GET /3/customers',
  in: 'query',
  at,
  kind: 'unknown',
  value,
  differs: 'a parameter of every list, in the guide and not in the description',
  evidence: 'core-api §2.2 G',
});

const stray = (operation: string, kind: 'unknownPath' | 'unknownMethod'): WireDifference => ({
  operation,
  status: [404],
  in: 'route',
  kind,
  simulatorTestsOnly: true,
  differs: 'called on purpose, to see the simulator refuse what nobody built',
  evidence: 'test/sandbox/fortnox/customer-refusals.test.ts',
});

const anyType = (at: string, value: RegExp, differs: string, evidence: string): WireDifference => ({
  operation: 'POST /3/customers',
  status: [201],
  in: 'request',
  at: `Customer.${at}`,
  kind: 'type',
  value,
  simulatorTestsOnly: true,
  differs,
  evidence,
});

const unknownParameter = (operation: string, at: string): WireDifference => ({
  operation,
  in: 'query',
  at,
  kind: 'unknown',
  simulatorTestsOnly: true,
  differs: 'sent on purpose; whether Fortnox ignores a parameter it does not know is a switch',
  evidence: 'not in the sheet',
});

/** Where the wire is otherwise than the description says. A run of all tests must meet every entry. */
export const wireDifferences: readonly WireDifference[] = [
  {
    operation: 'POST /oauth-v1/token',
    in: 'route',
    kind: 'unknownPath',
    differs: 'the description is of api.fortnox.se; tokens are given out at apps.fortnox.se',
    evidence: 'core-api §1 G W',
  },
  globalParameter('limit', /^"[1-9]\d{0,3}"$/),
  globalParameter('page', /^"[1-9]\d*"$/),
  globalParameter('offset', /^"\d+"$/),
  globalParameter('sortorder', /^"(ascending|descending)"$/),
  {
    operation: 'GET /3/customers',
    status: [200],
    in: 'answer',
    at: 'MetaInformation',
    kind: 'unknown',
    value: /^\{"@TotalResources":\d+,"@TotalPages":\d+,"@CurrentPage":\d+\}$/,
    differs: 'lists carry MetaInformation, which the description gives only to currencies',
    evidence: 'core-api §2.1 W',
  },
  {
    operation: '* /3/customers*',
    status: [200, 201],
    in: 'answer',
    at: 'Customer.*',
    except: neverNull,
    kind: 'null',
    differs: 'a field never set, or cleared, reads null',
    evidence: 'core-api §2.3 W',
  },
  {
    operation: 'POST /3/customers',
    status: [201],
    in: 'answer',
    at: 'Customer.SalesAccount',
    kind: 'type',
    value: /^\d{4}$/,
    differs: 'sent as a number, the account is a number in the answer to the create (and a text in every GET)',
    evidence: 'core-api §3.2 W',
  },
  {
    operation: 'PUT /3/customers/{CustomerNumber}',
    in: 'request',
    at: 'Customer.*',
    except: neverNull.filter((member) => member !== 'Customer.Currency'),
    kind: 'null',
    differs: 'null clears a field; "" would be ignored',
    evidence: 'core-api §4.2 W M (what clearing does to Currency, which has a default, is a switch of the simulator)',
  },
  ...lowerCaseErrorKeys({
    status: [400],
    code: /^\d{7}$/,
    differs: 'validation spells the keys in lower case (not found has the capitals of the description)',
    evidence: 'core-api §2.5 W',
  }),
  ...lowerCaseErrorKeys({
    status: [403, 500, 502, 503, 504],
    code: /^\d{7}$/,
    differs: 'the simulator takes the spelling of validation; nobody has recorded these answers',
    evidence: 'core-api §2.5: statuses I, shape not in the sheet',
  }),
  ...bareMessage(/^"unauthorized"$/, {
    status: [401],
    differs: 'a bad token is answered by the gateway, not with ErrorInformation',
    evidence: 'core-api §2.5 W',
  }),
  ...bareMessage(/^".+"$/, {
    status: [429],
    differs: 'a short body by switch; the body of a 429 is not documented',
    evidence: 'core-api §2.4 I',
  }),
  {
    operation: '* /3/*',
    status: [429],
    in: 'answer',
    kind: 'noBody',
    differs: 'the body of a 429 is not documented; the simulator sends none unless told',
    evidence: 'core-api §2.4 I',
  },
  {
    operation: '* /3/*',
    status: [500, 502, 503, 504],
    in: 'answer',
    kind: 'noBody',
    differs: 'fault serverError with `json: null`: a gateway that says nothing',
    evidence: 'sandbox/fortnox/faults/fault.ts; not in the sheet',
  },

  // From here: what Fortnox is known or believed to take beyond its description, and only tests of the simulator send.
  stray('GET /3/nothing', 'unknownPath'),
  stray('DELETE /3/customers', 'unknownMethod'),
  stray('PATCH /3/customers/1', 'unknownMethod'),
  unknownParameter('GET /3/customers', 'colour'),
  unknownParameter('GET /3/customers/{CustomerNumber}', 'x'),
  {
    operation: 'GET /3/customers',
    in: 'route',
    kind: 'trailingSlash',
    simulatorTestsOnly: true,
    differs: 'a slash at the end of a collection is tolerated',
    evidence: 'core-api §2.1 G W',
  },
  {
    operation: 'PUT /3/customers/{CustomerNumber}',
    status: [200],
    in: 'request',
    at: 'Customer.Name',
    kind: 'empty',
    simulatorTestsOnly: true,
    differs: '"" is ignored in an update, also where the description asks for a character',
    evidence: 'core-api §4.2 W C',
  },
  {
    operation: 'POST /3/customers',
    status: [201],
    in: 'request',
    at: 'Customer.*',
    except: ['Customer.Name'],
    kind: 'null',
    simulatorTestsOnly: true,
    differs: 'null in a create sets nothing',
    evidence: 'core-api §4.2 speaks of PUT only: the belief of the simulator',
  },
  anyType('SalesAccount', /^\d{4}$/, 'a number for an account', 'core-api §2.3 W C'),
  anyType('InvoiceFreight', /^\d+(\.\d+)?$/, 'a number for a decimal in a text', 'core-api §2.3 W C'),
  anyType('InvoiceDiscount', /^"\d+(\.\d+)?"$/, 'a numeric text for a number', 'core-api §2.3 W C'),
  anyType('Active', /^"(true|false)"$/, 'a text for a truth value', 'not in the sheet: the belief of the simulator'),
  anyType('ZipCode', /^\d+$/, 'a number in a text, by switch numberInTextField', 'core-api §2.3 leaves it open'),
  {
    operation: 'POST /3/customers',
    status: [201],
    in: 'answer',
    at: 'Customer.InvoiceFreight',
    kind: 'type',
    value: /^\d+(\.\d+)?$/,
    simulatorTestsOnly: true,
    differs: 'sent as a number, the freight is a number in the answer to the create',
    evidence: 'not in the sheet, which knows this of SalesAccount only: the belief of the simulator',
  },
];

/** A field of a register whose length or need is declared otherwise than the description has it. */
export interface DeclarationDifference {
  readonly field: string;
  /** Longest text by the description; null: it names none. */
  readonly described: number | null;
  readonly evidence: string;
}

export const declarationDifferences: Readonly<Record<string, readonly DeclarationDifference[]>> = {
  customers: [
    {
      field: 'OrganisationNumber',
      described: null,
      evidence: 'core-api §3.2: 30, which the description has for the list item only',
    },
  ],
};
