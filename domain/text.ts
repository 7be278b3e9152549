/** A text as both sides are compared by: no surrounding blanks, one kind of line break, unset is empty. */
export function clean(value: string | null | undefined): string {
  return (value ?? '').replace(/\r\n?/g, '\n').trim();
}

/** How far back from the limit a word may end; beyond that the text is cut in the middle of a word. */
const longestWordGivenUp = 0.4;

/**
 * The text cut to at most `length` characters, at the end of a word where one ends within reach (design rule 10).
 * Never splits a character made of two code units.
 */
export function cutAtWord(text: string, length: number): string {
  if (text.length <= length) return text;
  const whole = text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
  const atWord = /[\s,;/-]/.test(text.charAt(length)) ? whole : whole.replace(/[\s,;/-][^\s,;/-]*$/, '');
  return (atWord.length >= length * (1 - longestWordGivenUp) ? atWord : whole).trimEnd();
}
