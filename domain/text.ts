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

/** The same to at most so many bytes of UTF-8: a letter such as å takes two, a sign such as – or ’ three. */
export function cutAtBytes(text: string, bytes: number): string {
  let [taken, length] = [0, 0];
  for (const sign of text) {
    taken += bytesOf(sign.codePointAt(0) ?? 0);
    if (taken > bytes) return cutAtWord(text, length);
    length += sign.length;
  }
  return text;
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
