import { type Command, InvalidArgumentError } from 'commander';
import type { FortnoxSimulatorOptions } from './simulator';

/** Exit code of a command that was given something it cannot use. */
export const badUsage = 2;

/** The options of a simulator in a process of its own, read. */
export interface SimulatorArguments {
  readonly port: number;
  readonly speed?: number;
  readonly startAt?: Date;
  readonly record?: string;
  readonly switches?: FortnoxSimulatorOptions['switches'];
  readonly state?: string;
}

const usualPort = 4010;
const highestPort = 65_535;

function atLeastZero(text: string): number {
  const value = Number(text);
  if (text === '' || !(value >= 0) || value === Number.POSITIVE_INFINITY)
    throw new InvalidArgumentError('a number from 0');
  return value;
}

/** For options that count something. */
export function wholeNumber(text: string): number {
  const value = atLeastZero(text);
  if (!Number.isInteger(value)) throw new InvalidArgumentError('a whole number');
  return value;
}

function portNumber(text: string): number {
  const value = wholeNumber(text);
  if (value > highestPort) throw new InvalidArgumentError(`a port from 0 to ${highestPort}`);
  return value;
}

function instant(text: string): Date {
  const value = new Date(text);
  if (Number.isNaN(value.getTime())) throw new InvalidArgumentError('an instant, such as 2026-11-23T08:00:00Z');
  return value;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidArgumentError('JSON, such as {"lastmodifiedInclusive":false}');
  }
}

/** Adds the options every simulator in a process of its own has. */
export function withSimulatorOptions(command: Command): Command {
  return command
    .option('--port <port>', 'port on 127.0.0.1; 0 takes a free one', portNumber, usualPort)
    .option('--speed <factor>', "how much faster than the machine's its clock runs; 0 stands still", atLeastZero)
    .option('--start-at <instant>', "what its clock shows at the start (default: the machine's time)", instant)
    .option('--record <file>', 'append every exchange to this file, one JSON line each')
    .option('--switches <json>', 'settings of the unknowns (GET /admin/switches lists them)', json)
    .option('--state <file>', 'go on from this file where it exists, and save to it at the end (not when killed)')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : badUsage));
}
