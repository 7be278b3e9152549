import type { SimulatorClock } from '../clock';
import { type StatePart, statePart } from '../state/state-part';
import type { Switches } from '../switches';
import { compareNumbers, compareParts, createDocumentOrder, wholeNumberOr } from './document-order';
import type { FieldValue } from './field-rule';
import type { ResourceDefinition } from './resource-definition';
import { savedDocument, savedRegisterSchema, storedDocument } from './saved-register';
import type { StoredDocument } from './stored-document';
import { changeStamp } from './swedish-time';

export type { StoredDocument };

/** What has happened to a document, told when it is done. Loading a state tells nothing. */
export interface DocumentChange {
  readonly kind: 'created' | 'updated' | 'deleted';
  /** As it is now; of one deleted, as it was. */
  readonly document: StoredDocument;
}

/** A register's documents, in memory. */
export interface DocumentStore {
  readonly definition: ResourceDefinition;
  find(number: string): StoredDocument | undefined;
  /** Calls back after every change from now on. */
  onChange(listener: (change: DocumentChange) => void): void;
  /** Whether a new document may take the number. */
  isFree(number: string): boolean;
  nextNumber(): string;
  /** Adds or replaces, stamped with the clock unless `changedAt` says otherwise. */
  save(number: string, fields: ReadonlyMap<string, FieldValue>, options?: SaveOptions): StoredDocument;
  remove(number: string): boolean;
  /** Lowest number first. */
  inOrder(): readonly StoredDocument[];
  /** All of it, as it is saved and loaded. */
  readonly state: StatePart;
}

export interface SaveOptions {
  readonly changedAt?: Date;
  /** Seconds a new document stays out of lists. */
  readonly listingLagSeconds?: number;
  /** Keep the stamp of the document replaced. */
  readonly keepStamp?: boolean;
}

/** An empty register on the simulator's clock. */
export function createDocumentStore(
  definition: ResourceDefinition,
  clock: SimulatorClock,
  switches: Switches,
): DocumentStore {
  const documents = new Map<string, StoredDocument>();
  const deleted = new Set<string>();
  const order = createDocumentOrder(documents, definition.keyFields.length === 1 ? compareNumbers : compareParts);
  const listeners: ((change: DocumentChange) => void)[] = [];
  const tell = (change: DocumentChange): void => {
    for (const listener of listeners) listener(change);
  };

  /** Highest number ever used, kept so that creating thousands stays cheap. */
  let highestUsed = definition.firstNumber - 1;

  const highestLeft = (): number => {
    let highest = definition.firstNumber - 1;
    for (const number of documents.keys()) highest = Math.max(highest, wholeNumberOr(number, highest));
    return highest;
  };

  return {
    definition,
    find: (number) => documents.get(number),
    onChange: (listener) => void listeners.push(listener),
    isFree(number) {
      const isReserved =
        switches.deletedNumbers === 'reserved' && definition.reusesKeys !== true && deleted.has(number);
      return !documents.has(number) && !isReserved;
    },
    nextNumber: () => String(1 + (switches.deletedNumbers === 'reserved' ? highestUsed : highestLeft())),
    save(number, fields, { changedAt, listingLagSeconds = 0, keepStamp = false } = {}) {
      const previous = documents.get(number);
      const changed = keepStamp && previous ? previous.changed : changeStamp(changedAt ?? clock.now());
      const listedFromMs = previous?.listedFromMs ?? clock.elapsedMs() + listingLagSeconds * 1_000;
      const document = { number, fields, changed, listedFromMs };
      documents.set(number, document);
      deleted.delete(number);
      highestUsed = Math.max(highestUsed, wholeNumberOr(number, highestUsed));
      order.touch(number);
      tell({ kind: previous === undefined ? 'created' : 'updated', document });
      return document;
    },
    remove(number) {
      const document = documents.get(number);
      if (document === undefined) return false;
      documents.delete(number);
      deleted.add(number);
      order.touch(number);
      tell({ kind: 'deleted', document });
      return true;
    },
    inOrder: order.all,
    state: statePart({
      schema: savedRegisterSchema(definition),
      save: () => ({
        documents: order.all().map((document) => savedDocument(document, clock)),
        deleted: [...deleted],
      }),
      load(saved) {
        documents.clear();
        deleted.clear();
        for (const one of saved.documents) {
          const document = storedDocument(one, definition, clock);
          documents.set(document.number, document);
        }
        for (const number of saved.deleted) deleted.add(number);
        const used = [...documents.keys(), ...deleted].map((number) => wholeNumberOr(number, 0));
        highestUsed = used.reduce((highest, number) => Math.max(highest, number), definition.firstNumber - 1);
        order.reset();
      },
    }),
  };
}
