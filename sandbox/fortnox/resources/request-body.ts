import { errorCodes, type Refusal, refusal } from '../http/error-answers';

/** The object inside the envelope, or why the body is refused. */
export type ReadBody = { readonly sent: Readonly<Record<string, unknown>> } | { readonly refused: Refusal };

const wrongEnvelope: ReadBody = {
  refused: refusal(errorCodes.wrongEnvelope, 'Ingen eller felaktig typ av data.'),
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Opens `{"Customer":{…}}` (core-api §2.1, codes §2.5). */
export function readBody(text: string, item: string): ReadBody {
  if (text.trim() === '') return wrongEnvelope;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { refused: refusal(errorCodes.jsonSyntax, 'Felaktig JSON-syntax.') };
  }
  const sent = isObject(body) ? body[item] : undefined;
  return isObject(sent) ? { sent } : wrongEnvelope;
}
