import { saveCards } from '../../sandbox/andersson/register-gestures';
import { worlds } from '../support/worlds';
import { card, fullCard, inFortnox, numbersInAndersson, numbersInFortnox, row } from './customers';

const world = worlds();

test('R1.1.1 a customer of Fortnox is imported with every field of the manual, and none besides', async () => {
  const it = await world({ direction: 'import' });
  inFortnox(it, fullCard);
  const { outcome, toAndersson, toFortnox } = await it.sync();
  expect({ outcome, toAndersson, toFortnox }).toEqual({
    outcome: 'done',
    toAndersson: { created: 1, updated: 0 },
    toFortnox: { created: 0, updated: 0 },
  });
  expect(await row(it, '1001')).toMatchObject({
    customer_number: '1001',
    name: 'Åkessons Mekaniska AB',
    address: 'Smedjegatan 3',
    zip_code: '335 31',
    city: 'Gnosjö',
    phone: '0370-12 34 56',
    your_reference: 'Örjan Öström',
    organisation_number: '556712-3459',
    email: 'info@akessons.example',
    // The manual does not import these.
    fax: null,
    web_address: null,
    active: 1,
    changed_at: null,
  });
});

test('R1.1.1 a change of every field in Fortnox reaches Andersson, an emptied one too', async () => {
  const it = await world({ direction: 'import' });
  inFortnox(it, fullCard);
  await it.sync();
  it.fortnox.customers.put('1001', {
    Name: 'Åkesson & Söner AB',
    Address1: 'Verkstadsvägen 8',
    ZipCode: '331 32',
    City: 'Värnamo',
    Phone1: null,
    YourReference: 'Åsa Ek',
    OrganisationNumber: '556801-2347',
    Email: 'order@akesson.example',
  });
  expect((await it.sync()).toAndersson).toEqual({ created: 0, updated: 1 });
  expect(await row(it, '1001')).toMatchObject({
    name: 'Åkesson & Söner AB',
    address: 'Verkstadsvägen 8',
    zip_code: '331 32',
    city: 'Värnamo',
    phone: null,
    your_reference: 'Åsa Ek',
    organisation_number: '556801-2347',
    email: 'order@akesson.example',
  });
});

test('R1.1.2 a customer of Andersson is exported with every field, the address also as delivery address', async () => {
  const it = await world({ direction: 'export' });
  await saveCards(it.andersson, 'customer', [
    {
      customer_number: '2001',
      name: 'Öbergs Lego AB',
      address: 'Industrigatan 12',
      zip_code: '595 32',
      city: 'Mjölby',
      phone: '0142-12 34 56',
      fax: '0142-12 34 57',
      email: 'info@obergs.example',
      web_address: 'www.obergs.example',
      your_reference: 'stays in Andersson',
      organisation_number: '556712-3459',
    },
  ]);
  expect(await it.sync()).toMatchObject({ outcome: 'done', toFortnox: { created: 1, updated: 0 }, openFailures: 0 });
  expect(card(it, '2001')).toMatchObject({
    CustomerNumber: '2001',
    Name: 'Öbergs Lego AB',
    Address1: 'Industrigatan 12',
    ZipCode: '595 32',
    City: 'Mjölby',
    DeliveryAddress1: 'Industrigatan 12',
    DeliveryZipCode: '595 32',
    DeliveryCity: 'Mjölby',
    Phone1: '0142-12 34 56',
    Fax: '0142-12 34 57',
    Email: 'info@obergs.example',
    WWW: 'www.obergs.example',
    OrganisationNumber: '556712-3459',
  });
  expect(card(it, '2001').YourReference ?? '').toBe('');
});

describe('R0.5 the direction of the register', () => {
  const bothFilled = async (direction?: 'import' | 'export' | 'both' | 'off') => {
    const it = await world(direction ? { direction } : {});
    inFortnox(it, fullCard);
    await saveCards(it.andersson, 'customer', [{ customer_number: '2001', name: 'Öbergs Lego AB' }]);
    return { it, result: await it.sync() };
  };

  test.each([
    ['import', ['1001', '2001'], ['1001']],
    ['export', ['2001'], ['1001', '2001']],
    ['both', ['1001', '2001'], ['1001', '2001']],
  ] as const)('%s', async (direction, inAndersson, there) => {
    const { it, result } = await bothFilled(direction);
    expect(result).toMatchObject({ outcome: 'done', counts: { failed: 0 } });
    expect(await numbersInAndersson(it)).toEqual(inAndersson);
    expect(numbersInFortnox(it)).toEqual(there);
  });

  test('is import when the settings say nothing', async () => {
    const { it } = await bothFilled();
    expect(await numbersInAndersson(it)).toEqual(['1001', '2001']);
    expect(numbersInFortnox(it)).toEqual(['1001']);
  });

  test('off: the run says so and asks Fortnox nothing', async () => {
    const { it, result } = await bothFilled('off');
    expect(result).toMatchObject({ outcome: 'off', counts: { read: 0 } });
    expect(result.message).toContain('SYNC_CUSTOMERS_DIRECTION');
    expect(it.fortnox.requests()).toEqual([]);
    expect(await numbersInAndersson(it)).toEqual(['2001']);
  });
});
