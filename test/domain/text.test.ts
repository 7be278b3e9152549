import fc from 'fast-check';
import { customers } from '../../domain/registers/customers';
import { lengthOn, type Side } from '../../domain/registers/register';
import { fitted } from '../../domain/sync/fit';
import { clean, cutAtWord } from '../../domain/text';
import { longText, ruleOf } from './customer-values';

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const wellFormed = fc.string({ unit: 'grapheme', maxLength: 80 });
const words = fc
  .array(fc.string({ unit: fc.constantFrom('a', 'å', '😀', 'ö'), minLength: 1, maxLength: 12 }), { minLength: 1 })
  .map((list) => list.join(' '));

test.each([
  [null, ''],
  [undefined, ''],
  ['  Volvo AB\t', 'Volvo AB'],
  ['rad 1\r\nrad 2\rrad 3', 'rad 1\nrad 2\nrad 3'],
  ['a  b', 'a  b'],
])('%j is compared as %j', (value, expected) => {
  expect(clean(value)).toBe(expected);
});

test.each([
  ['whole', 'Storgatan 1', 11, 'Storgatan 1'],
  ['at the word that ends at the limit', 'Storgatan 12 B', 12, 'Storgatan 12'],
  ['at the last word that ends within it', 'Storgatan tolv', 12, 'Storgatan'],
  ['in the word, where no other ends within reach', 'Verkstadsindustri AB', 10, 'Verkstadsi'],
  ['in the word, rather than give up more than two fifths', 'Ab verkstadsindustri', 10, 'Ab verksta'],
  ['before a character of two code units', '1234567😀9', 8, '1234567'],
  ['after a character of two code units', '123456😀9', 8, '123456😀'],
])('rule 10: a text is kept %s', (_how, text, length, expected) => {
  expect(cutAtWord(text, length)).toBe(expected);
});

test('rule 10: a cut text keeps the limit, is a beginning of the text, and splits no character', () => {
  fc.assert(
    fc.property(fc.oneof(wellFormed, words), fc.integer({ min: 2, max: 60 }), (text, length) => {
      const cut = cutAtWord(text, length);
      expect(cut.length).toBeLessThanOrEqual(length);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut).not.toMatch(loneSurrogate);
      if (text.length <= length) expect(cut).toBe(text);
    }),
  );
});

test('rule 10: words stay whole wherever one ends in the last two fifths', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 5, max: 60 }), (text, length) => {
      fc.pre(text.length > length);
      const ends = [...text.matchAll(/\S+/g)].map((word) => word.index + word[0].length);
      const lastWithin = Math.max(...ends.filter((end) => end <= length), 0);
      fc.pre(lastWithin >= Math.ceil(length * 0.6));
      expect(cutAtWord(text, length)).toBe(text.slice(0, lastWithin));
    }),
  );
});

test('a cut text, cut again, stays as it is: what was written is no new change', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constant(longText), wellFormed),
      fc.constantFrom(...customers.fields),
      fc.constantFrom<Side>('andersson', 'fortnox'),
      (text, rule, target) => {
        const once = fitted(target, rule, text);
        fc.pre(once.misfit === undefined);
        expect(fitted(target, rule, once.value)).toEqual({ value: once.value });
        expect(once.value.length).toBeLessThanOrEqual(lengthOn(target, rule));
      },
    ),
  );
});

test('rule 10: a text that does not fit is cut and said so, a code is left whole and refused', () => {
  const text = fitted('fortnox', ruleOf('WWW'), 'w'.repeat(129));
  expect(text).toEqual({
    value: 'w'.repeat(128),
    cut: { label: { sv: 'webbadress', en: 'web address' }, target: 'fortnox', how: 'cut', length: 129, limit: 128 },
  });
  const code = fitted('fortnox', ruleOf('ZipCode'), '12345678901');
  expect(code).toEqual({
    value: '12345678901',
    misfit: { label: { sv: 'postnummer', en: 'postcode' }, target: 'fortnox', why: 'tooLong', length: 11, limit: 10 },
  });
  expect(fitted('fortnox', ruleOf('ZipCode'), ' 1234567890 ')).toEqual({ value: '1234567890' });
});
