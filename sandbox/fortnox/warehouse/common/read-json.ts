import { refuseJson } from './warehouse-problem';

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a body, or refuses it as not JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuseJson('Felaktig JSON');
  }
}

/** Reads a body that must be one object. */
export function readObject(text: string): JsonObject {
  const body = readJson(text);
  return isJsonObject(body) ? body : refuseJson('Ett objekt väntades');
}
