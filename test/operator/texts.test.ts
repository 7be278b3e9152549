import { operatorTexts } from '../../domain/operator-texts';
import type { Problem } from '../../workflows/contract/operator';
import { problemText, timerSummary } from '../../workflows/operator/show-problem';

const problem: Problem = {
  id: 'supplierMissing-3',
  kind: 'supplierMissing',
  what: 'Inköpsordern kunde inte skapas.',
  why: 'Leverantör 90 finns inte.',
  who: 'inköparen',
  where: 'Fortnox → Inköp',
  afterwards: 'Tryck retry.',
  choices: ['retry', 'abandon'],
  since: '2026-11-20T09:00:00.000Z',
};

test.each(['sv', 'en'] as const)(
  'a problem is told in parts, in order and labelled, with the page that says more (%s)',
  (language) => {
    const { labels } = operatorTexts[language];
    const text = problemText(problem, language);
    const parts = ['what', 'why', 'who', 'where', 'afterwards'] as const;
    const places = parts.flatMap((part) => [text.indexOf(`${labels[part]}:`), text.indexOf(problem[part])]);
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text).toMatch(/\n\w+: docs\/operators\/fel\/\w+\.md$/);
  },
);

test.each(['sv', 'en'] as const)(
  'what to press names only what can be chosen, and how long the wait is (%s)',
  (language) => {
    const { afterwards } = operatorTexts[language];
    const all = afterwards('x-1', ['retry', 'skip', 'useExisting', 'abandon'], 30);
    for (const word of ['retry', 'skip', 'useExisting', 'abandon', '30 min']) expect(all).toContain(word);
    expect(afterwards('x-1', ['skip'], 30, 'Var det gratis')).toContain('Var det gratis: skip');
    const few = afterwards('x-1', ['retry', 'abandon'], 30);
    expect(few).not.toMatch(/skip|useExisting/);
    expect(few).toMatch(/retry.*abandon/);
  },
);

test('the waiting timer says which problem and why', () => {
  expect(timerSummary(problem)).toContain('supplierMissing-3');
  expect(timerSummary(problem)).toContain(problem.why);
  expect(timerSummary(null)).toBe('');
});

test.each([
  ['one byte', 'Steel bar. '],
  ['two bytes', 'Åäö é ü. '],
  ['three bytes', '€ – ’ → ” '],
  ['four bytes', '👍 👎 '],
])(
  'signs of %s: the waiting timer holds no more than the 400 bytes that Temporal takes, and little less',
  (_, signs) => {
    const bytes = Buffer.byteLength(timerSummary({ ...problem, why: signs.repeat(100) }));
    expect(bytes).toBeLessThanOrEqual(380);
    expect(bytes).toBeGreaterThan(360);
  },
);
