import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerNames, registers } from '../../domain/registers';

const root = join(__dirname, '../..');
const rooms = ['activities', 'client', 'domain', 'workers', 'workflows'];
/** What names a register's records for something else than keeping them in step. */
const otherThings = [
  // The balances' articles.
  'activities/andersson/stock-balance/shared-articles.ts',
  // Cards as purchases read them.
  'activities/fortnox/cards.ts',
  // Ways through Fortnox's menus.
  'activities/fortnox/failures/rule.ts',
  // Every topic Fortnox's feed has.
  'domain/sync/feed.ts',
];

const names = registerNames.join('|');
const tables = registerNames.map((name) => registers[name].andersson.table).join('|');
/** A register's name as a text, as a member, or as the declaration that is looked up by it; its table, read. */
const aRegister = new RegExp(
  `['"\`](${names})['"\`]|(^|[{,])\\s*(${names}):|registers[./](${names})\\b|selectFrom\\('(${tables})'`,
  'm',
);

test('no register is named outside its declaration: the engine reads what differs between them there', () => {
  const sources = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .map((file) => join(room, file))
      .filter((file) => file.endsWith('.ts') && !file.startsWith('domain/registers/')),
  );
  expect(sources.length).toBeGreaterThan(300);
  const naming = sources.filter((file) => aRegister.test(readFileSync(join(root, file), 'utf8')));
  expect(naming.toSorted()).toEqual(otherThings);
});
