/**
 * What was read of Fortnox, taken as read for a while; by a key that is a company's own, or begins with it and a slash.
 * Those who ask at once ask together.
 */
export function memory<T>(now: () => number, rememberedForMs: number) {
  const kept = new Map<string, { readonly value: T; readonly until: number }>();
  const known = (key: string) => {
    const found = kept.get(key);
    return found && now() < found.until ? found : undefined;
  };
  const keep = (key: string, value: T) => {
    kept.delete(key);
    kept.set(key, { value, until: now() + rememberedForMs });
    // Oldest first, as they were read: what has run out makes room.
    for (const [oldest, { until }] of kept) {
      if (now() < until) break;
      kept.delete(oldest);
    }
  };
  const underWay = new Map<string, Promise<T>>();
  return {
    async recall(key: string, read: () => Promise<T>, worthKeeping: (value: T) => boolean = () => true): Promise<T> {
      const found = known(key);
      if (found && worthKeeping(found.value)) return found.value;
      // Purchases saved at once ask together. Whoever asked first may fail for reasons of his own: then each asks himself.
      const asked = underWay.get(key);
      if (asked) {
        const answer = await asked.then(
          (value) => ({ value }),
          () => null,
        );
        if (answer && worthKeeping(answer.value)) return answer.value;
      }
      const reading = read();
      underWay.set(key, reading);
      try {
        const value = await reading;
        if (worthKeeping(value)) keep(key, value);
        else kept.delete(key);
        return value;
      } finally {
        if (underWay.get(key) === reading) underWay.delete(key);
      }
    },
    has: (key: string): boolean => known(key) !== undefined || underWay.has(key),
    forget(key: string): void {
      kept.delete(key);
      underWay.delete(key);
    },
    forgetAll(company: string): void {
      for (const key of kept.keys()) if (key.startsWith(`${company}/`)) kept.delete(key);
    },
  };
}
