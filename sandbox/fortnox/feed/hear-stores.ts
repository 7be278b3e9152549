import type { DocumentStore } from '../resources/document-store';
import type { Fields } from '../resources/resource-definition';

/** Told of each change of a document when it has been made; `before` or `after` is absent where it came or went. */
export type DocumentListener = (change: {
  readonly collection: string;
  readonly number: string;
  readonly before: Fields | undefined;
  readonly after: Fields | undefined;
}) => void;

/**
 * The same stores with somebody listening. What is put into the past (seeded with a time of its own) or leaves the
 * document's stamp alone has not happened now, and is not told.
 */
export function heardStores<Name extends string>(
  stores: Readonly<Record<Name, DocumentStore>>,
  listener: DocumentListener,
): Readonly<Record<Name, DocumentStore>> {
  const heard = (store: DocumentStore): DocumentStore => {
    const { collection } = store.definition;
    return {
      ...store,
      save(number, fields, options = {}) {
        const before = store.find(number)?.fields;
        const saved = store.save(number, fields, options);
        const isNow = options.changedAt === undefined && options.keepStamp !== true;
        if (isNow) listener({ collection, number, before, after: saved.fields });
        return saved;
      },
      remove(number) {
        const before = store.find(number)?.fields;
        const removed = store.remove(number);
        if (removed) listener({ collection, number, before, after: undefined });
        return removed;
      },
    };
  };
  const entries = Object.entries<DocumentStore>(stores).map(([name, store]) => [name, heard(store)]);
  return Object.fromEntries(entries) as Readonly<Record<Name, DocumentStore>>;
}
