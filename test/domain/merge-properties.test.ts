import fc from 'fast-check';
import { customers } from '../../domain/registers/customers';
import type { FieldRule } from '../../domain/registers/register';
import { agreedBase } from '../../domain/sync/base';
import { fitted } from '../../domain/sync/fit';
import { type MergeInput, merge } from '../../domain/sync/merge';
import { clean } from '../../domain/text';
import {
  agree,
  anyAndersson,
  anyBase,
  anyDirection,
  anyFortnox,
  anyLater,
  everything,
  written,
} from './customer-values';

const anyInput: fc.Arbitrary<MergeInput> = fc.record({
  register: fc.constant(customers),
  allowed: anyDirection,
  andersson: anyAndersson,
  fortnox: anyFortnox,
  base: fc.option(anyBase),
  later: anyLater,
});

const agreed = (input: MergeInput, merged: ReturnType<typeof merge>) =>
  agreedBase(customers, written(input, merged), input.base, {
    andersson: merged.toAndersson,
    fortnox: merged.toFortnox,
  });

const nothing = { toAndersson: {}, toFortnox: {}, conflicts: [], cuts: [], misfits: [] };

test('rule 5: after one merge and its writes the next has nothing to do, whatever the clocks say', () => {
  fc.assert(
    fc.property(anyInput, anyLater, (input, later) => {
      const merged = merge(input);
      const after = written(input, merged);
      expect(merge({ ...input, ...after, base: agreed(input, merged), later })).toMatchObject(nothing);
    }),
  );
});

test('rule 5: an echo, with the noise of its way through the other system, is no change', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const merged = merge(input);
      const after = written(input, merged);
      const noisy = (value: string) => `  ${value.replace(/\r?\n/g, '\r\n')} `;
      const echo = {
        andersson: Object.fromEntries(Object.entries(after.andersson).map(([name, value]) => [name, noisy(value)])),
        fortnox: Object.fromEntries(Object.entries(after.fortnox).map(([name, value]) => [name, noisy(value)])),
      };
      expect(merge({ ...input, ...echo, base: agreed(input, merged), later: 'undecided' })).toMatchObject(nothing);
    }),
  );
});

test('R0.5 only what a company allows travels', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { toAndersson, toFortnox } = merge(input);
      if (!input.allowed.import) expect(toAndersson).toEqual({});
      if (!input.allowed.export) expect(toFortnox).toEqual({});
    }),
  );
});

test('R0.6 every value written is the other side’s own, fitted; nothing is written that is there already', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { toAndersson, toFortnox } = merge(input);
      for (const [field, value] of Object.entries(toFortnox)) {
        const rules = customers.fields.filter((rule) => rule.fortnox.field === field && rule.travels !== 'import');
        expect(
          rules.map((rule) => fitted('fortnox', rule, input.andersson[rule.andersson.column] ?? '').value),
        ).toContain(value);
        expect(value).not.toBe(clean(input.fortnox[field]));
      }
      for (const [column, value] of Object.entries(toAndersson)) {
        const rules = customers.fields.filter((rule) => rule.andersson.column === column && rule.travels !== 'export');
        expect(rules.map((rule) => fitted('andersson', rule, input.fortnox[rule.fortnox.field] ?? '').value)).toContain(
          value,
        );
        expect(value).not.toBe(clean(input.andersson[column]));
      }
    }),
  );
});

test('the merge is decided by its input alone, and leaves that alone', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const before = structuredClone(input);
      expect(merge(input)).toEqual(merge(structuredClone(input)));
      expect(input).toEqual(before);
    }),
  );
});

const may = (way: 'import' | 'export', rule: FieldRule, input: MergeInput) =>
  rule.content === 'flag'
    ? input.allowed.inactivate[way === 'import' ? 'andersson' : 'fortnox']
    : input.allowed[way] && (rule.travels === way || rule.travels === 'both');

test('R0.6 a field changed on one side only travels where it may, and is never overwritten', () => {
  fc.assert(
    fc.property(anyInput, anyBase, (given, base) => {
      const input = { ...given, base };
      const { toAndersson, toFortnox } = merge(input);
      for (const rule of customers.fields) {
        const { column } = rule.andersson;
        const { field } = rule.fortnox;
        const here = clean(input.andersson[column]);
        const there = clean(input.fortnox[field]);
        const hereChanged = here !== clean(base.andersson[column]);
        const thereChanged = there !== clean(base.fortnox[field]);
        const outcome = { andersson: toAndersson[column] ?? here, fortnox: toFortnox[field] ?? there };
        if (agree(rule, input) && !rule.copy) expect(outcome).toEqual({ andersson: here, fortnox: there });
        // A copy goes with its column: where Fortnox's value won that, there is nothing of Andersson's left to send.
        const overruled = rule.copy && column in toAndersson;
        if (agree(rule, input) || overruled) continue;
        if (hereChanged && !thereChanged) {
          expect(outcome.andersson).toBe(here);
          expect(outcome.fortnox).toBe(may('export', rule, input) ? fitted('fortnox', rule, here).value : there);
        }
        if (!hereChanged && thereChanged && rule.travels !== 'export') {
          expect(outcome.fortnox).toBe(there);
          expect(outcome.andersson).toBe(may('import', rule, input) ? fitted('andersson', rule, there).value : here);
        }
      }
    }),
  );
});

test('R0.6 where both may change a field, both sides hold the same after a merge, unless neither had changed it', () => {
  fc.assert(
    fc.property(anyInput, (given) => {
      const input = { ...given, allowed: everything };
      const { base } = input;
      const after = written(input, merge(input));
      for (const rule of customers.fields.filter(({ travels }) => travels === 'both')) {
        const changed =
          (base === null && rule.content !== 'flag') ||
          (base && clean(input.andersson[rule.andersson.column]) !== clean(base.andersson[rule.andersson.column])) ||
          (base && clean(input.fortnox[rule.fortnox.field]) !== clean(base.fortnox[rule.fortnox.field]));
        if (changed) expect([rule.label, agree(rule, after)]).toEqual([rule.label, true]);
      }
    }),
  );
});

test('R0.6 the clocks only decide between two changes: each conflict has two values, one winner, and the winner’s stands', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const merged = merge(input);
      const after = written(input, merged);
      for (const conflict of merged.conflicts) {
        const rules = customers.fields.filter((rule) => rule.label === conflict.label);
        expect(conflict.andersson).not.toBe(conflict.fortnox);
        expect(rules.some((rule) => agree(rule, after))).toBe(true);
        if (conflict.reason === 'later') expect(conflict.winner).toBe(input.later);
        if (conflict.reason === 'mainSide') expect(conflict.winner).toBe(customers.mainSide);
        expect(conflict.reason === 'firstMeeting').toBe(input.base === null);
      }
    }),
  );
});
