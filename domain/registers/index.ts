import { articles } from './articles';
import { customers } from './customers';
import type { Register } from './register';
import { suppliers } from './suppliers';

/** Every register kept in step, by the name used in ids, settings and commands; what others name comes first. */
export const registers = { customers, suppliers, articles } as const satisfies Record<string, Register>;

export type RegisterName = keyof typeof registers;

export const registerNames = Object.keys(registers) as readonly RegisterName[];

/** The same of every register, by its name. */
export function perRegister<T>(of: (register: Register) => T): Readonly<Record<RegisterName, T>> {
  const all = registerNames.map((name) => [name, of(registers[name])] as const);
  return Object.fromEntries(all) as Record<RegisterName, T>;
}

/** Whether a text names a register; commands and workflow inputs come as plain text. */
export function isRegisterName(name: string): name is RegisterName {
  return Object.hasOwn(registers, name);
}
