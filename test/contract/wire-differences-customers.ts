import type { WireDifference } from './wire-difference';
import { stray, unknownParameter } from './wire-differences-on-purpose';

/** What a customer always has; a null here is a fault. */
const neverNull = ['@url', 'Active', 'Currency', 'CustomerNumber', 'Name', 'PriceList', 'ShowPriceVATIncluded', 'Type']
  .concat('VATType', 'DefaultDeliveryTypes', 'DefaultTemplates')
  .map((name) => `Customer.${name}`);

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

/** Differences of customers. */
export const customerDifferences: readonly WireDifference[] = [
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
