import { countryName } from '../company-data';
import { errorCodes, refusal } from '../http/error-answers';
import type { NumberField, TextField } from './field-rule';

type TextOptions = Omit<TextField, 'name' | 'kind' | 'max'>;
type NumberOptions = Omit<NumberField, 'name' | 'kind'>;

/** A text of at most `max` characters. */
export const text = (name: string, max?: number, options: TextOptions = {}): TextField => ({
  name,
  kind: 'text',
  ...(max === undefined ? {} : { max }),
  ...options,
});

/** A number. */
export const number = (name: string, options: NumberOptions = {}): NumberField => ({
  name,
  kind: 'number',
  ...options,
});

/** A code of two letters of a country that exists. */
export const country = (name: string): TextField =>
  text(name, undefined, {
    exactly: 2,
    check: (value) =>
      countryName(value) === undefined
        ? refusal(errorCodes.unknownCountry, `Landskoden ${value} finns inte.`)
        : undefined,
  });
