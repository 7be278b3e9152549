import type { FortnoxRegister, ListedLine } from '../../activities/andersson/survey/fortnox-register';
import { wholeList } from '../../activities/andersson/survey/whole-list';

const pageSize = 3;
const line = (number: string): ListedLine => ({ number, mark: '', active: true, values: {} });

/** Fortnox's lists as they are when each page is asked for. */
function fortnox(lists: Record<string, string[]>, between: (asked: number) => void = () => undefined) {
  const asked: string[] = [];
  const register: Pick<FortnoxRegister, 'lists' | 'page'> = {
    lists: Object.keys(lists),
    async page(list, page) {
      asked.push(`${list} ${page}`);
      const all = lists[list] ?? [];
      const lines = all.slice((page - 1) * pageSize, page * pageSize).map(line);
      const answer = { lines, total: all.length, totalPages: Math.ceil(all.length / pageSize), readAt: '' };
      between(asked.length);
      return answer;
    },
  };
  return { register: register as FortnoxRegister, asked };
}

async function read(register: FortnoxRegister) {
  const numbers: string[] = [];
  let of = 0;
  for await (const page of wholeList(register)) {
    numbers.push(...page.lines.map(({ number }) => number));
    of = page.of;
  }
  return { numbers, of };
}

test('every page of every list, the page before it anew, and how many there are in all', async () => {
  const { register, asked } = fortnox({ inactive: ['9'], active: ['1', '2', '3', '4'] });
  expect(await read(register)).toEqual({ numbers: ['9', '1', '2', '3', '4', '1', '2', '3'], of: 5 });
  expect(asked).toEqual(['inactive 1', 'active 1', 'active 2', 'active 1']);
});

test('an empty list is one page of none', async () => {
  const { register, asked } = fortnox({ all: [] });
  expect(await read(register)).toEqual({ numbers: [], of: 0 });
  expect(asked).toEqual(['all 1']);
});

test('rule 7: rows that move up between two pages, since one was deleted, are not missed', async () => {
  const all = ['1', '2', '3', '4', '5', '6', '7'];
  const { register } = fortnox({ all }, (asked) => {
    if (asked === 1) all.splice(0, 1);
  });
  const { numbers } = await read(register);
  expect([...new Set(numbers)].toSorted()).toEqual(['1', '2', '3', '4', '5', '6', '7']);
});

test('rule 7: one goes and another comes, so that the list is as long as before: who moved over the border is not missed', async () => {
  const all = ['1', '2', '3', '4', '5', '6', '7'];
  const { register } = fortnox({ all }, (asked) => {
    if (asked === 1) all.splice(0, all.length, '2', '3', '4', '5', '6', '7', '8');
  });
  const { numbers } = await read(register);
  expect([...new Set(numbers)].toSorted()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
});
