import { editCard } from '../../sandbox/andersson/register-gestures';
import { worlds } from '../support/worlds';
import { card, plainInAndersson, plainInFortnox, row } from './customers';

const world = worlds();

const autumn = ['2026-10-25T00:50:00Z', '2026-10-25T01:10:00Z', '2026-10-25T01:50:00Z'];
const turns = [
  ['autumn repeats an hour', '2026-10-25T00:30:00Z', autumn],
  ['spring skips one', '2027-03-28T00:50:00Z', ['2027-03-28T01:00:05Z']],
] as const;
const cases = (['wallClock', 'instant'] as const).flatMap((comparison) =>
  turns.map(([turn, startAt, moments]) => [turn, comparison, startAt, moments] as const),
);

test.each(cases)(
  'rule 7: where %s, and Fortnox compares by %s, each run takes in what was changed on both sides, and then rests',
  async (_, daylightSavingComparison, startAt, moments) => {
    const clock = { startAt: new Date(startAt), speed: 5 };
    const it = await world({ direction: 'both', simulator: { clock, switches: { daylightSavingComparison } } });
    plainInFortnox(it, '1001');
    await plainInAndersson(it, '2001');
    expect(await it.sync()).toMatchObject({ outcome: 'done', counts: { written: 2 } });
    for (const [n, moment] of moments.entries()) {
      it.fortnox.clock.set(new Date(moment));
      it.fortnox.customers.put('1001', { City: `Ort ${n}` });
      await editCard(it.andersson, 'customer', '2001', { city: `Ort ${n}` });
      expect(await it.sync()).toMatchObject({ outcome: 'done', failures: [], counts: { written: 2 } });
      expect([(await row(it, '1001'))?.city, card(it, '2001').City]).toEqual([`Ort ${n}`, `Ort ${n}`]);
    }
    expect(await it.sync()).toMatchObject({ outcome: 'done', conflicts: 0, counts: { written: 0, failed: 0 } });
  },
);
