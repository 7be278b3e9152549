import { spawn } from 'node:child_process';

/** `missing`: there is no such program. Otherwise it ran; `output` is both its streams, in order. */
export type CommandResult = { missing: true } | { missing: false; code: number | null; output: string };

export interface CommandOptions {
  env?: NodeJS.ProcessEnv;
  /** Gives the command up (killed, code null) when aborted. */
  signal?: AbortSignal;
}

/** Runs a program without a shell and waits for it. Never throws for what the program does. */
export function runCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env: options.env ?? process.env, windowsHide: true });
    const give = () => child.kill('SIGKILL');
    if (options.signal?.aborted) give();
    options.signal?.addEventListener('abort', give);
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'EACCES') resolve({ missing: true });
      else reject(error);
    });
    child.once('close', (code) => {
      options.signal?.removeEventListener('abort', give);
      resolve({ missing: false, code, output });
    });
  });
}

/** The last line with text: where programs put what went wrong. */
export function lastLine(output: string): string {
  return output.trim().split(/\r?\n/).at(-1)?.trim() ?? '';
}
