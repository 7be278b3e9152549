import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** The path of the address to register with the app: `http://127.0.0.1:<port>/fortnox`. */
const path = '/fortnox';

/** What Fortnox sends back by the person's browser (core-api §1); both null where it says nothing. */
export interface ConsentAnswer {
  readonly code: string | null;
  readonly error: string | null;
  readonly description: string | null;
}

/** The place on this machine where a consent leads back to. */
export interface ConsentRedirect {
  readonly redirectUri: string;
  /** The answer that carries our state; null when none has come in time. */
  answer(patienceMs: number): Promise<ConsentAnswer | null>;
  close(): void;
}

const pages = {
  consented: [200, 'Godkännandet är mottaget. Stäng den här sidan och gå tillbaka till fönstret där du loggade in.'],
  refused: [200, 'Fortnox godkände inte. Varför står i fönstret där du loggade in.'],
  another: [400, 'Det här svaret hör inte till inloggningen som pågår. Öppna adressen i fönstret där du loggar in.'],
} as const;

/**
 * Waits for a consent on 127.0.0.1. An answer with another state is none of ours: it is told so and waited past.
 * @throws the system's error where the port is taken
 */
export async function listenForConsent(port: number, state: string): Promise<ConsentRedirect> {
  let came: (answer: ConsentAnswer) => void = () => undefined;
  const answer = new Promise<ConsentAnswer>((resolve) => {
    came = resolve;
  });
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname !== path || request.method !== 'GET') return void response.writeHead(404).end();
    const told = (name: string) => url.searchParams.get(name);
    if (told('state') !== state) return show(response, 'another');
    show(response, told('code') === null ? 'refused' : 'consented');
    came({ code: told('code'), error: told('error'), description: told('error_description') });
  });
  await listen(server, port);
  return {
    redirectUri: `http://127.0.0.1:${port}${path}`,
    async answer(patienceMs) {
      let timer: NodeJS.Timeout | undefined;
      const tooLate = new Promise<null>((resolve) => {
        timer = setTimeout(() => resolve(null), patienceMs);
      });
      return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
    },
    close() {
      server.close();
      server.closeIdleConnections();
    },
  };
}

/** Nothing of the request is shown, so that nobody can have a page of ours say what he likes. */
function show(response: ServerResponse<IncomingMessage>, page: keyof typeof pages): void {
  const [status, text] = pages[page];
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' }).end(`${text}\n`);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
