import { type Connected, closeSimulators, connect } from './plain-client';

afterEach(closeSimulators);

/** Articles 1 to 6, of which two pages of three are read; the user's gesture comes between them. */
async function readAround(connected: Connected, gesture: object): Promise<readonly unknown[]> {
  const { simulator, admin, api } = connected;
  simulator.articles.seed(
    ['1', '2', '3', '4', '5', '6'].map((ArticleNumber) => ({ ArticleNumber, Description: 'Skruv' })),
  );
  await admin('POST', '/faults', { kind: 'userActs', pathPattern: 'page=2', gesture });
  const pages = [];
  for (const page of [1, 2]) {
    const { json } = await api('GET', `/articles?limit=3&page=${page}`);
    pages.push((json.Articles as readonly { ArticleNumber: string }[]).map(({ ArticleNumber }) => ArticleNumber));
  }
  return pages;
}

test('a record deleted between two pages hides another one', async () => {
  const connected = await connect();
  const pages = await readAround(connected, { method: 'DELETE', path: '/articles/2' });
  expect(pages).toEqual([
    ['1', '2', '3'],
    ['5', '6'],
  ]);
});

test('a record made between two pages shows another one twice', async () => {
  const connected = await connect();
  const pages = await readAround(connected, {
    method: 'POST',
    path: '/articles',
    body: { ArticleNumber: '0', Description: 'Ny' },
  });
  expect(pages).toEqual([
    ['1', '2', '3'],
    ['3', '4', '5'],
  ]);
  expect(connected.simulator.requests().map(({ fault }) => fault)).toEqual([undefined, 'userActs']);
});

test('a gesture that the admin surface refuses fails the call in words, and one that is none is not taken', async () => {
  const { simulator, api } = await connect();
  simulator.addFault({ kind: 'userActs', gesture: { method: 'DELETE', path: '/articles/9' } });
  const reply = await api('GET', '/articles');
  expect([reply.status, reply.errorInformation.message]).toEqual([
    500,
    expect.stringContaining('there is no Article 9'),
  ]);
  expect(() => simulator.addFault({ kind: 'userActs', gesture: { method: 'DELETE', path: 'articles' } })).toThrow(
    /path/,
  );
});
