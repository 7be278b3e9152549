import { z } from 'zod';

/** What a client may say (core-api §4.8). `offsets` is the other place where an offset may stand. */
const commandSchema = z.discriminatedUnion('command', [
  z.object({
    command: z.literal('add-tenants-v1'),
    clientSecret: z.string(),
    accessTokens: z.array(z.string()),
    offsets: z.record(z.string(), z.string()).optional(),
  }),
  z.object({
    command: z.literal('add-topics-v1'),
    topics: z.array(z.object({ topic: z.string(), offset: z.string().optional() })),
  }),
  z.object({ command: z.literal('subscribe-v1') }),
  z.object({ command: z.literal('remove-tenants-v1'), tenants: z.array(z.number()) }),
  z.object({ command: z.literal('list-tenants-v1') }),
]);

export type Command = z.output<typeof commandSchema>;
export type CommandOf<Name extends Command['command']> = Extract<Command, { command: Name }>;

/** The command in a frame; undefined where there is none. */
export function readCommand(frame: string): Command | undefined {
  try {
    return commandSchema.safeParse(JSON.parse(frame)).data;
  } catch {
    return undefined;
  }
}
