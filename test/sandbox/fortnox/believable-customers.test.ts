import { organisationCheckDigit } from '../../../sandbox/fortnox/believable-address';
import { believableCustomers } from '../../../sandbox/fortnox/believable-customers';
import { closeSimulators, connect } from './plain-client';

afterEach(closeSimulators);

test('the check digit is the one on real organisation numbers', () => {
  // Volvo 556012-5790, Ericsson 556016-0680, IKEA 556074-7569.
  expect(organisationCheckDigit('556012579')).toBe(0);
  expect(organisationCheckDigit('556016068')).toBe(0);
  expect(organisationCheckDigit('556074756')).toBe(9);
});

test('the same seed makes the same customers, another seed others', () => {
  expect(believableCustomers(50, 7)).toEqual(believableCustomers(50, 7));
  expect(believableCustomers(50, 7)).not.toEqual(believableCustomers(50, 8));
});

test('they look like Swedish cards, with gaps', () => {
  const customers = believableCustomers(500, 1, 2001);
  expect(customers.map(({ CustomerNumber }) => CustomerNumber)).toEqual(
    Array.from({ length: 500 }, (_, index) => String(2001 + index)),
  );
  for (const { ZipCode, OrganisationNumber: number } of customers) {
    expect(ZipCode).toMatch(/^\d{3} \d{2}$/);
    if (number === undefined) continue;
    expect(number).toMatch(/^55\d{4}-\d{4}$/);
    expect(organisationCheckDigit(number.replace('-', '').slice(0, 9))).toBe(Number(number.at(-1)));
  }
  const text = JSON.stringify(customers);
  for (const letter of 'åäöé') expect(text).toContain(letter);
  for (const field of ['OrganisationNumber', 'Phone1', 'Email', 'YourReference'] as const) {
    const filled = customers.filter((customer) => customer[field] !== undefined).length;
    expect(filled).toBeGreaterThan(200);
    expect(filled).toBeLessThan(500);
  }
});

test('Fortnox itself would take every one of them', async () => {
  const { simulator, api } = await connect();
  for (const customer of believableCustomers(100, 3)) {
    simulator.clock.advance(1_000);
    const reply = await api('POST', '/customers', { Customer: customer });
    expect(reply.status).toBe(201);
    expect(reply.customer).toMatchObject(customer);
  }
});
