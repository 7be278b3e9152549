import type { Language } from '../../../domain/language';
import type { Said } from './rule';

/** A value Fortnox puts where the licence does not reach (core-api §2.3); it must never be taken for data. */
export const noRight = 'API_NORIGHT';

/** What in an answer of Fortnox cannot be read, and as what it came; never what it holds. */
export interface Unread {
  /** From the answer's root: `Customer.Email`, `rows.0.price`; null where it is the answer as a whole. */
  readonly field: string | null;
  readonly came: Came;
}

export type Came =
  | 'nothing'
  | 'null'
  | 'text'
  | 'number'
  | 'truthValue'
  | 'list'
  | 'object'
  | 'noRight'
  | 'page'
  | 'brokenJson';

const cameWords: Readonly<Record<Came, Said>> = {
  nothing: { sv: 'saknas', en: 'is missing' },
  null: { sv: 'är null', en: 'is null' },
  text: { sv: 'är en text som inte går att läsa', en: 'is a text that cannot be read' },
  number: { sv: 'är ett tal som inte går att läsa', en: 'is a number that cannot be read' },
  truthValue: { sv: 'är ett sanningsvärde', en: 'is a truth value' },
  list: { sv: 'är en lista', en: 'is a list' },
  object: { sv: 'är ett objekt', en: 'is an object' },
  noRight: { sv: 'får inte läsas (API_NORIGHT)', en: 'may not be read (API_NORIGHT)' },
  page: { sv: 'är en webbsida', en: 'is a web page' },
  brokenJson: { sv: 'är inte hel JSON', en: 'is not whole JSON' },
};

/** The unread part as words after "Fortnox: ". */
export function unreadWords({ field, came }: Unread, language: Language): string {
  const [answer, named] = language === 'sv' ? ['svaret', 'fältet'] : ['the answer', 'the field'];
  return `${field === null ? answer : `${named} ${field}`} ${cameWords[came][language]}`;
}

/** As what a value came, or the body of an answer that is no JSON. */
export function cameAs(value: unknown, body = ''): Came {
  if (value === undefined) return bodyCameAs(body.trim());
  if (value === null) return 'null';
  if (value === noRight) return 'noRight';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'truthValue' : 'object';
}

function bodyCameAs(body: string): Came {
  if (body === '') return 'nothing';
  return body.startsWith('<') ? 'page' : 'brokenJson';
}
