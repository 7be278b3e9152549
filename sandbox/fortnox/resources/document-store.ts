import type { SimulatorClock } from '../clock';
import { type StatePart, statePart } from '../state/state-part';
import type { Switches } from '../switches';
import type { FieldValue } from './field-rule';
import type { ResourceDefinition } from './resource-definition';
import { savedDocument, savedRegisterSchema, storedDocument } from './saved-register';
import type { StoredDocument } from './stored-document';
import { changeStamp } from './swedish-time';

export type { StoredDocument };

/** A register's documents, in memory. */
export interface DocumentStore {
  readonly definition: ResourceDefinition;
  find(number: string): StoredDocument | undefined;
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

/** Digits by value, before anything else; the rest as text. */
export function compareNumbers(a: string, b: string): number {
  const [left, right] = [wholeNumberOr(a, Number.POSITIVE_INFINITY), wholeNumberOr(b, Number.POSITIVE_INFINITY)];
  if (left !== right) return left < right ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}

function wholeNumberOr(number: string, otherwise: number): number {
  return /^\d+$/.test(number) ? Number(number) : otherwise;
}

/** An empty register on the simulator's clock. */
export function createDocumentStore(
  definition: ResourceDefinition,
  clock: SimulatorClock,
  switches: Switches,
): DocumentStore {
  const documents = new Map<string, StoredDocument>();
  const deleted = new Set<string>();
  let ordered: readonly StoredDocument[] | undefined;

  /** Highest number ever used, kept so that creating thousands stays cheap. */
  let highestUsed = definition.firstNumber - 1;

  const highestLeft = (): number => {
    let highest = definition.firstNumber - 1;
    for (const number of documents.keys()) highest = Math.max(highest, wholeNumberOr(number, highest));
    return highest;
  };

  const inOrder = (): readonly StoredDocument[] => {
    ordered ??= [...documents.values()].sort((a, b) => compareNumbers(a.number, b.number));
    return ordered;
  };

  return {
    definition,
    find: (number) => documents.get(number),
    isFree: (number) => !documents.has(number) && (switches.deletedNumbers === 'reused' || !deleted.has(number)),
    nextNumber: () => String(1 + (switches.deletedNumbers === 'reserved' ? highestUsed : highestLeft())),
    save(number, fields, { changedAt, listingLagSeconds = 0, keepStamp = false } = {}) {
      const previous = documents.get(number);
      const changed = keepStamp && previous ? previous.changed : changeStamp(changedAt ?? clock.now());
      const listedFromMs = previous?.listedFromMs ?? clock.elapsedMs() + listingLagSeconds * 1_000;
      const document = { number, fields, changed, listedFromMs };
      documents.set(number, document);
      deleted.delete(number);
      highestUsed = Math.max(highestUsed, wholeNumberOr(number, highestUsed));
      ordered = undefined;
      return document;
    },
    remove(number) {
      const existed = documents.delete(number);
      if (existed) deleted.add(number);
      ordered = undefined;
      return existed;
    },
    inOrder,
    state: statePart({
      schema: savedRegisterSchema(definition),
      save: () => ({
        documents: inOrder().map((document) => savedDocument(document, clock)),
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
        ordered = undefined;
      },
    }),
  };
}
