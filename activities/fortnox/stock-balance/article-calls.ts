/** Room for article numbers in one call's URL: some 2,000 signs pass every server on the way. */
const roomInUrl = 1_900;

/** The numbers as they stand in as few calls as may be; those that cannot be asked for are left out. */
export function inCalls(numbers: readonly string[]): readonly (readonly string[])[] {
  const calls: string[][] = [];
  let room = 0;
  for (const number of numbers.filter(canBeAskedFor)) {
    const taken = lengthInUrl(number);
    if (taken > room || calls.length === 0) {
      calls.push([]);
      room = roomInUrl;
    }
    calls.at(-1)?.push(number);
    room -= taken;
  }
  return calls;
}

/** A comma parts two numbers, and none asks for all; Fortnox has no article of such a number (core-api §3.4). */
function canBeAskedFor(number: string): boolean {
  return number.trim() !== '' && !number.includes(',');
}

/** As the client writes it, with the comma before it. */
function lengthInUrl(number: string): number {
  return new URLSearchParams([['', `,${number}`]]).toString().length - 1;
}
