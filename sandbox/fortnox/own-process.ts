import { z } from 'zod';
import { type FortnoxSimulator, type FortnoxSimulatorOptions, startFortnoxSimulator } from './simulator';
import { badUsage, type SimulatorArguments } from './simulator-options';
import { readStateFile, writeStateFile } from './state/state-file';

/** Ends the process with a sentence for whoever typed the command. */
export function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(badUsage);
}

function reason(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}

function stateFrom(file: string | undefined): unknown {
  try {
    return file === undefined ? undefined : readStateFile(file);
  } catch (error) {
    return refuse(`--state: ${reason(error)}`);
  }
}

function optionsFrom(chosen: SimulatorArguments, state: unknown): FortnoxSimulatorOptions {
  const { port, speed, startAt, record, switches } = chosen;
  return {
    port,
    clock: { ...(speed === undefined ? {} : { speed }), ...(startAt === undefined ? {} : { startAt }) },
    ...(record === undefined ? {} : { recordTo: record }),
    ...(switches === undefined ? {} : { switches }),
    ...(state === undefined ? {} : { state }),
  };
}

function cannotStart(error: unknown, port: number): never {
  const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  return refuse(taken ? `Port ${port} is taken. Choose another with --port (0 takes a free one).` : reason(error));
}

function stopOnSignal(simulator: FortnoxSimulator, file: string | undefined): void {
  const stop = async (): Promise<void> => {
    await simulator.close();
    try {
      if (file !== undefined) writeStateFile(file, simulator.saveState());
    } catch (error) {
      process.stderr.write(`The state is not saved: ${reason(error)}\n`);
      process.exit(1);
    }
    process.exit(0);
  };
  // Ctrl-C under npm comes twice, from the terminal and from npm: the second must not end what the first began.
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!stopping) void stop();
      stopping = true;
    });
  }
}

/** Starts the simulator until Ctrl-C; `seed` fills a new company, one from a state file is as it was. Wrong arguments end the process. */
export async function runSimulator(
  chosen: SimulatorArguments,
  seed: (simulator: FortnoxSimulator) => void,
): Promise<FortnoxSimulator> {
  const state = stateFrom(chosen.state);
  const options = optionsFrom(chosen, state);
  const simulator = await startFortnoxSimulator(options).catch((error) => cannotStart(error, chosen.port));
  stopOnSignal(simulator, chosen.state);
  if (state === undefined) seed(simulator);
  return simulator;
}

/** Where everything is and what opens it, for programs. */
export function startLine({ address, credentials, accessToken }: FortnoxSimulator): string {
  const addresses = { address, api: `${address}/3`, token: `${address}/oauth-v1/token`, admin: `${address}/admin` };
  return JSON.stringify({ ...addresses, credentials, accessToken: accessToken() });
}
