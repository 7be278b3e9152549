/**
 * core-api §2.3: letters of any language, digits, space, newline, no-break space, the listed signs and the two combining
 * marks that decomposed å ä ö need. Carriage return goes with newline.
 */
const allowed = /^(?:[\p{L}0-9 \n\r\u00a0–:.\\`´’,;^¤#%§£$€¢¥©™°&/()=+\-*_!?²³®½@]|\u0308|\u030a)*$/u;

/** Whether Fortnox takes every character of a text. */
export function hasOnlyAllowedCharacters(text: string): boolean {
  return allowed.test(text);
}
