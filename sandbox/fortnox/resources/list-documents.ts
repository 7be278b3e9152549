import type { Switches } from '../switches';
import type { StoredDocument } from './document-store';
import type { ListQuery } from './list-query';
import type { Fields, ResourceDefinition } from './resource-definition';
import type { ChangeStamp } from './swedish-time';

const swedishOrder = new Intl.Collator('sv', { numeric: true });
const minuteLength = 'yyyy-MM-dd HH:mm'.length;

function comparable(stamp: ChangeStamp, switches: Switches): string | number {
  const byMinute = switches.lastmodifiedGranularity === 'minute';
  if (switches.daylightSavingComparison === 'wallClock') {
    return byMinute ? stamp.local.slice(0, minuteLength) : stamp.local;
  }
  return byMinute ? Math.floor(stamp.epochSeconds / 60) : stamp.epochSeconds;
}

function changedSince(since: ChangeStamp, switches: Switches): (document: StoredDocument) => boolean {
  const border = comparable(since, switches);
  return ({ changed }) => {
    const moment = comparable(changed, switches);
    return moment > border || (switches.lastmodifiedInclusive && moment === border);
  };
}

function textOf(fields: Fields, name: string): string {
  return String(fields.get(name) ?? '').toLowerCase();
}

function finds(definition: ResourceDefinition, { search }: ListQuery, { searchMatch }: Switches) {
  return ({ fields }: StoredDocument): boolean =>
    search.every(([parameter, word]) =>
      (definition.search[parameter] ?? []).some((name) => {
        const text = textOf(fields, name);
        return searchMatch === 'prefix' ? text.startsWith(word) : text.includes(word);
      }),
    );
}

function sorted(
  definition: ResourceDefinition,
  { sortBy, descending }: ListQuery,
  documents: readonly StoredDocument[],
): readonly StoredDocument[] {
  const field = definition.sorts[sortBy ?? ''];
  const derive = field === undefined ? undefined : definition.derived[field];
  const inOrder =
    field === undefined || field === definition.keyFields[0]
      ? documents
      : documents
          .map((document) => ({
            document,
            text: String(derive?.(document.fields, document.changed) ?? textOf(document.fields, field)),
          }))
          .sort((a, b) => swedishOrder.compare(a.text, b.text))
          .map(({ document }) => document);
  return descending ? inOrder.toReversed() : inOrder;
}

/** The documents a list call asks for, all pages of them, in its order. `nowMs` is the clock's elapsed time. */
export function selectDocuments(
  definition: ResourceDefinition,
  documents: readonly StoredDocument[],
  query: ListQuery,
  switches: Switches,
  nowMs: number,
): readonly StoredDocument[] {
  const conditions: ((document: StoredDocument) => boolean)[] = [({ listedFromMs }) => listedFromMs <= nowMs];
  const filter = query.filter === undefined ? undefined : definition.filters[query.filter];
  if (filter !== undefined) conditions.push(({ fields }) => filter(fields));
  const dayOf = ({ fields }: StoredDocument): string => String(fields.get(definition.dayField ?? '') ?? '');
  const { fromDate, toDate } = query;
  if (fromDate !== undefined) conditions.push((document) => dayOf(document) >= fromDate);
  if (toDate !== undefined) conditions.push((document) => dayOf(document) <= toDate);
  if (query.changedSince !== undefined) conditions.push(changedSince(query.changedSince, switches));
  if (query.search.length > 0) conditions.push(finds(definition, query, switches));
  const selected = documents.filter((document) => conditions.every((holds) => holds(document)));
  return sorted(definition, query, selected);
}

/** Where a page begins, and how the envelope counts it. */
export function pageOf(query: ListQuery, total: number, switches: Switches) {
  const byPage = switches.offsetWithPage === 'offsetOnly' && query.offset > 0 ? 0 : (query.page - 1) * query.limit;
  const byOffset = switches.offsetWithPage === 'pageOnly' && query.page > 1 ? 0 : query.offset;
  const start = byPage + byOffset;
  const pages = Math.ceil(total / query.limit);
  return {
    start,
    end: start + query.limit,
    isBeyondLast: query.page > Math.max(1, pages),
    meta: { '@TotalResources': total, '@TotalPages': pages, '@CurrentPage': query.page },
  };
}
