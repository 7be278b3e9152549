import { operatorTexts } from '../../domain/operator-texts';
import type { Choice, Problem } from '../../workflows/contract/operator';
import { heard, judge } from '../../workflows/operator/judge';

const { refused, heard: answers } = operatorTexts.sv;
const open: Problem = {
  id: 'supplierMissing-3',
  kind: 'supplierMissing',
  what: 'Vad',
  why: 'Varför',
  who: 'Vem',
  where: 'Var',
  afterwards: 'Sedan',
  choices: ['retry', 'skip', 'useExisting', 'abandon'],
  since: '2026-11-20T09:00:00.000Z',
};
const plain: Problem = { ...open, choices: ['retry', 'abandon'] };
const [problem, note] = [open.id, 'därför'];

test.each<[Choice, Record<string, unknown> | null | undefined, Problem | null, unknown]>([
  ['retry', {}, open, { choice: 'retry', problem }],
  ['retry', undefined, open, { choice: 'retry', problem }],
  ['retry', null, open, { choice: 'retry', problem }],
  ['retry', { problem }, open, { choice: 'retry', problem }],
  ['retry', { problem: ` ${problem} ` }, open, { choice: 'retry', problem }],
  ['retry', { problem: 'x-1' }, open, refused.other('x-1', problem)],
  ['retry', {}, null, refused.nothingOpen],
  ['skip', { problem, note }, open, { choice: 'skip', problem, note }],
  ['skip', { problem, note: `  ${note}\n` }, open, { choice: 'skip', problem, note }],
  ['skip', { problem, note: 17 }, open, { choice: 'skip', problem, note: '17' }],
  ['skip', { problem }, open, refused.noteMissing],
  ['skip', { problem, note: ' ' }, open, refused.noteMissing],
  ['skip', { problem, note: ['x'] }, open, refused.noteMissing],
  ['skip', { note }, open, refused.problemMissing(problem)],
  ['skip', { problem: {}, note }, open, refused.problemMissing(problem)],
  ['skip', { problem, note }, plain, refused.notChoosable('skip', problem)],
  ['skip', { problem, note }, null, refused.nothingOpen],
  [
    'useExisting',
    { problem, note, fortnoxNumber: '42' },
    open,
    { choice: 'useExisting', problem, note, fortnoxNumber: '42' },
  ],
  [
    'useExisting',
    { problem, note, fortnoxNumber: 42 },
    open,
    { choice: 'useExisting', problem, note, fortnoxNumber: '42' },
  ],
  ['useExisting', { problem, note }, open, refused.numberMissing],
  ['useExisting', { problem, note, fortnoxNumber: '4 2' }, open, refused.numberMissing],
  ['useExisting', { problem, note, fortnoxNumber: -42 }, open, refused.numberMissing],
  ['useExisting', { problem, note, fortnoxNumber: 4.2 }, open, refused.numberMissing],
  ['useExisting', { problem, fortnoxNumber: '42' }, open, refused.noteMissing],
  ['useExisting', { problem, note, fortnoxNumber: '42' }, plain, refused.notChoosable('useExisting', problem)],
  ['abandon', { note }, null, { choice: 'abandon', note }],
  ['abandon', { note }, open, { choice: 'abandon', note }],
  ['abandon', { note, problem: 'x-1' }, open, { choice: 'abandon', note }],
  ['abandon', {}, open, refused.noteMissing],
  ['abandon', undefined, null, refused.noteMissing],
])('%s %j', (choice, message, problemOpen, expected) => {
  expect(judge(choice, message, problemOpen, operatorTexts.sv)).toEqual(expected);
});

test('every decision has its answer', () => {
  const answer = (decision: Parameters<typeof heard>[0]) => heard(decision, open, operatorTexts.sv);
  expect(answer({ choice: 'retry', problem })).toBe(answers.retry(problem));
  expect(answer({ choice: 'skip', problem, note })).toBe(answers.skip(problem));
  expect(answer({ choice: 'useExisting', problem, note, fortnoxNumber: '42' })).toBe(
    answers.useExisting(problem, '42'),
  );
  expect(answer({ choice: 'abandon', note })).toBe(answers.abandon);
});
