import { InvalidArgumentError } from 'commander';
import { isRegisterName, type RegisterName, registerNames } from '../../domain/registers';

/** How commands show which registers there are. */
export const registersShown = registerNames.join(', ');

/** A register's name as a command's argument. @throws InvalidArgumentError naming the choices */
export function registerArgument(value: string): RegisterName {
  if (isRegisterName(value)) return value;
  throw new InvalidArgumentError(`Register: ${registersShown}.`);
}
