/** Some programs save an emptied field as spaces. */
export function filled(text: string | null): string | null {
  return text?.trim() || null;
}

/** `12.500` as `12.5`: SQLite keeps a decimal as it was typed, SQL Server its value. */
export function plainDecimal(text: string): string {
  const [whole = '0', fraction = ''] = text.split('.');
  const digits = fraction.replace(/0+$/, '');
  const plain = whole.replace(/^(-?)0+(?=\d)/, '$1') + (digits && `.${digits}`);
  return plain === '-0' ? '0' : plain;
}
