import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answer';

/** A request to the simulated API, already routed; the body is the text as sent. */
export interface ApiRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Seconds a document made by this request stays out of lists (fault listingLag). */
  readonly listingLagSeconds: number;
}

/** One operation: what it answers, with its effect done when it returns. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters as OpenAPI writes them: `/3/customers/{CustomerNumber}`. */
  readonly path: string;
  readonly handle: (request: ApiRequest) => Answer;
}
