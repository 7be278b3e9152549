import fc from 'fast-check';
import type { Said } from '../../domain/language';
import { units } from '../../domain/registers/codes';
import { addCounts, count, noCounts, type RecordResult } from '../../domain/sync/counts';
import { addReports, emptyReport, reportLines, type SyncReport } from '../../domain/sync/report';
import { type SyncSentences, syncSentences } from '../../domain/sync/sentences';

const anyResults = fc.array(fc.constantFrom<RecordResult>('written', 'same', 'skipped', 'failed'), { maxLength: 40 });
const counted = (results: readonly RecordResult[]) => results.reduce(count, noCounts);

test('rule 4: counts add up: read = written + same + skipped + failed, over records and over batches', () => {
  fc.assert(
    fc.property(anyResults, anyResults, (one, other) => {
      const sum = addCounts(counted(one), counted(other));
      expect(sum).toEqual(counted([...one, ...other]));
      expect(sum.read).toBe(one.length + other.length);
      expect(sum.read).toBe(sum.written + sum.same + sum.skipped + sum.failed);
      expect(sum.failed).toBe([...one, ...other].filter((result) => result === 'failed').length);
    }),
  );
});

const lines = (count: number, word: string) =>
  Array.from({ length: count }, (_, index) => ({ number: String(index), sentence: word }));
const report = (failures: number, notes: number): SyncReport => ({
  counts: { read: 3, written: 1, same: 1, skipped: 0, failed: 1 },
  toAndersson: { created: 1, updated: 2 },
  toFortnox: { created: 3, updated: 4 },
  conflicts: 5,
  failures: lines(failures, 'failed'),
  notes: lines(notes, 'noted'),
});

test('reports are added up', () => {
  expect(addReports(report(1, 2), report(2, 1))).toEqual({
    counts: { read: 6, written: 2, same: 2, skipped: 0, failed: 2 },
    toAndersson: { created: 2, updated: 4 },
    toFortnox: { created: 6, updated: 8 },
    conflicts: 10,
    failures: [...lines(1, 'failed'), ...lines(2, 'failed')],
    notes: [...lines(2, 'noted'), ...lines(1, 'noted')],
  });
  expect(addReports(emptyReport, report(1, 1))).toEqual(report(1, 1));
});

test('a report carries the first lines of each kind, and sums that stay whole', () => {
  const sum = addReports(report(reportLines, 0), report(reportLines, reportLines + 1));
  expect(sum.failures).toEqual(lines(reportLines, 'failed'));
  expect(sum.notes).toHaveLength(reportLines);
  expect(sum.counts.failed).toBe(2);
});

const customer = { sv: 'kund', en: 'customer' };
const article = { sv: 'artikel', en: 'article' };
const city = { sv: 'ort', en: 'city' };
const name = { sv: 'namn', en: 'name' };
const fax = { sv: 'fax', en: 'fax' };
const active = { sv: 'aktiv', en: 'active' };
const cost = { sv: 'kalkylkostnad', en: 'calculated cost' };
const salesPrice = { sv: 'utpris', en: 'sales price' };
const webAddress = { sv: 'webbadress', en: 'web address' };
const conflict = { field: 'city', label: city, andersson: 'Borås', fortnox: 'Ystad' } as const;
const tooLong = { label: webAddress, target: 'fortnox', length: 200, limit: 128 } as const;
const decimals = { label: salesPrice, target: 'fortnox', length: 4, limit: 2 } as const;
const cases: readonly [string, (say: SyncSentences) => string, readonly (string | Said)[]][] = [
  ['a conflict', (say) => say.conflict({ ...conflict, winner: 'andersson', reason: 'later' }), [city, 'Andersson']],
  ['the main side', (say) => say.conflict({ ...conflict, winner: 'fortnox', reason: 'mainSide' }), [city, 'Fortnox']],
  ['a meeting', (say) => say.conflict({ ...conflict, winner: 'fortnox', reason: 'firstMeeting' }), [city, 'Fortnox']],
  ['a cut', (say) => say.cut({ ...tooLong, how: 'cut' }), [webAddress, '200', '128', 'Fortnox']],
  ['an amount rounded', (say) => say.cut({ ...decimals, how: 'rounded' }), [salesPrice, '4', '2', 'Fortnox']],
  [
    'misfits',
    (say) =>
      say.misfit([
        { ...tooLong, why: 'tooLong' },
        { ...tooLong, why: 'negative', label: fax },
      ]),
    [webAddress, fax, '128', 'Fortnox'],
  ],
  ['no amount', (say) => say.misfit([{ ...decimals, why: 'notANumber' }]), [salesPrice]],
  ['a large amount', (say) => say.misfit([{ ...decimals, why: 'tooLarge' }]), [salesPrice, '4', '2', 'Fortnox']],
  [
    'an inactivation not followed',
    (say) => say.held({ label: active, changedIn: 'fortnox', value: 'false', why: 'activity' }, customer),
    [customer, 'Fortnox', 'Andersson'],
  ],
  [
    'a cost that Fortnox works out',
    (say) => say.held({ label: cost, changedIn: 'andersson', value: '7', why: 'workedOut' }, article),
    [cost, 'Fortnox', 'Andersson'],
  ],
  ['signs of a number', (say) => say.numberSigns(article, false), [article, 'A–Z', 'Fortnox', 'Andersson']],
  ['a long number', (say) => say.numberTooLong('fortnox', 51, 50), ['51', '50', 'Fortnox', 'Andersson']],
  ['an unreadable row', (say) => say.rowUnreadable('name is null'), ['name is null', 'Andersson']],
  ['one of the same business', (say) => say.sameOrganisation(customer, ['7'], 'fortnox', 'x'), [customer, '7', '`x`']],
  [
    'several of the same business',
    (say) => say.sameOrganisation(customer, ['7', '8'], 'fortnox', 'x'),
    ['7, 8', '`x`'],
  ],
  ['a missing reference', (say) => say.missingInAndersson(units, 'kg'), ['kg', 'Andersson', 'Fortnox']],
  ['a deletion followed', (say) => say.deletedFollowed('andersson', customer), [customer, 'Andersson', 'Fortnox']],
  ['an empty name', (say) => say.requiredEmpty([name], 'fortnox'), [name, 'Fortnox', 'Andersson']],
  ['two businesses', (say) => say.differentBusinesses(customer), [customer]],
  ['deleted in Andersson', (say) => say.deletedInAndersson(customer), [customer, 'Andersson', 'Fortnox']],
  ['deleted in Fortnox', (say) => say.deletedInFortnox(customer), [customer, 'Andersson', 'Fortnox']],
  ['stored differently', (say) => say.storedDifferently([name, city]), [name, city, 'Fortnox']],
  ['a row refused', (say) => say.rowRefused('name is null'), ['name is null', 'Andersson']],
];

test.each(cases)('%s is told in both languages, with what it is about', (_name, tell, parts) => {
  for (const language of ['sv', 'en'] as const) {
    const sentence = tell(syncSentences[language]);
    for (const part of parts) expect(sentence).toContain(typeof part === 'string' ? part : part[language]);
    expect(sentence).toMatch(/^\S.*\.$/);
  }
  expect(tell(syncSentences.sv)).not.toBe(tell(syncSentences.en));
});

test('a conflict’s sentence names the side whose value was lost, never a value (rule 11)', () => {
  const sentence = syncSentences.sv.conflict({ ...conflict, winner: 'andersson', reason: 'later' });
  expect(sentence).toBe(
    'ort: ändrat i båda systemen, Andersson ändrade sist och gäller. Värdet i Fortnox är sparat i ändringsloggen.',
  );
});
