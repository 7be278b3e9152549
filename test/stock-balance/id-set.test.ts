import fc from 'fast-check';
import { idsAsText, idsOfText } from '../../activities/andersson/stock-balance/id-set';

test('ids come back from a heartbeat as they were, none and large ones among them', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));
  fc.assert(fc.property(ids, (some) => expect(idsOfText(idsAsText(new Set(some)))).toEqual(new Set(some))));
  expect(idsOfText('')).toEqual(new Set());
});

test('a hundred thousand articles fit in a heartbeat, whether their ids lie close or far apart', () => {
  for (const apart of [1, 7, 10_007]) {
    const ids = new Set(Array.from({ length: 100_000 }, (_, index) => 1 + index * apart));
    expect(idsAsText(ids).length).toBeLessThan(500_000);
  }
});
