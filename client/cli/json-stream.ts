import { once } from 'node:events';

/** One JSON object on one line, written as it comes, so that memory does not grow with it. */
export interface JsonStream {
  item(value: unknown): Promise<void>;
  /** Writes what follows the list, and ends the object. */
  end(rest: object): Promise<void>;
}

/** Begins an object of some fields and a list under `name`. */
export async function jsonStream(head: object, name: string): Promise<JsonStream> {
  let separator = '';
  await write(`{${inner(head)}${Object.keys(head).length > 0 ? ',' : ''}${JSON.stringify(name)}:[`);
  return {
    async item(value) {
      await write(`${separator}${JSON.stringify(value)}`);
      separator = ',';
    },
    end: (rest) => write(`]${Object.keys(rest).length > 0 ? ',' : ''}${inner(rest)}}\n`),
  };
}

function inner(object: object): string {
  return JSON.stringify(object).slice(1, -1);
}

/** Waits while whoever reads is slower. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
