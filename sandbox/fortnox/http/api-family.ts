/** Fortnox's two APIs: the older one under `/3`, and the one of its warehouse, a service of another make. */
export type ApiFamily = 'core' | 'warehouse';

/** Which API a path belongs to; undefined for tokens, which are neither. */
export function familyOf(path: string): ApiFamily | undefined {
  if (path.startsWith('/3')) return 'core';
  return path.startsWith('/api/') ? 'warehouse' : undefined;
}
