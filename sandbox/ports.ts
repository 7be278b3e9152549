/** Where the sandbox listens; `--once` takes free ports, so that several runs do not meet. */
export interface SandboxPorts {
  readonly temporal: number;
  readonly ui: number;
  readonly fortnox: number;
}

const usual: SandboxPorts = { temporal: 7233, ui: 8233, fortnox: 4010 };

/** Ports from TEMPORAL_PORT, TEMPORAL_UI_PORT and SANDBOX_FORTNOX_PORT; 0 is any free one. @throws on what is no port */
export function sandboxPorts(environment: Readonly<Record<string, string | undefined>>, free: boolean): SandboxPorts {
  const port = (name: string, otherwise: number): number => {
    const value = environment[name];
    if (value === undefined || value === '') return free ? 0 : otherwise;
    const number = Number(value);
    if (!Number.isInteger(number) || number < 0 || number > 65_535)
      throw new Error(`${name}: "${value}" is not a port.`);
    return number;
  };
  return {
    temporal: port('TEMPORAL_PORT', usual.temporal),
    ui: port('TEMPORAL_UI_PORT', usual.ui),
    fortnox: port('SANDBOX_FORTNOX_PORT', usual.fortnox),
  };
}
