/**
 * The ten digits of a Swedish organisation or personal identity number, however it is written: with or without dash,
 * blanks and century, or in the VAT number made of it (SE, the ten digits, 01). Empty for whatever else people write in
 * the field: "saknas", 000000-0000, a slip of the pen, another country's number.
 */
export function organisationDigits(text: string): string {
  const [, digits = '', ofVat = ''] = spelled.exec(text.replace(/[^\da-z]/gi, '')) ?? [];
  return [digits, ofVat].find(isChecked) ?? '';
}

const spelled = /^(?:(?:16|18|19|20)?(\d{10})|SE(\d{10})01)$/i;

/** What each digit counts for where it is doubled: 7 is 14, and that 1 + 4. */
const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];

/** The last digit checks the others (Luhn); ten of the same only fill the field. */
function isChecked(digits: string): boolean {
  if (digits === '' || new Set(digits).size === 1) return false;
  const counted = [...digits].map(Number).map((digit, index) => (index % 2 === 0 ? (doubled[digit] ?? 0) : digit));
  return counted.reduce((sum, digit) => sum + digit) % 10 === 0;
}
