import type { SimulatorClock } from '../clock';
import type { Answer } from '../http/answer';
import type { ApiRequest, ApiRoute } from '../http/api-route';
import { errorCodes, refusal, refusalAnswer } from '../http/error-answers';
import type { Switches } from '../switches';
import type { DocumentStore, StoredDocument } from './document-store';
import { detailOf, urlOf } from './document-text';
import { pageOf, selectDocuments } from './list-documents';
import { readListQuery } from './list-query';
import { readBody } from './request-body';
import type { ResourceDefinition } from './resource-definition';
import { sameFields } from './same-fields';
import { newDocument, updatedDocument } from './write-document';

/** A document as a detail answers it. */
export function single(
  definition: ResourceDefinition,
  { number, fields }: StoredDocument,
  switches: Switches,
): Record<string, unknown> {
  return { '@url': urlOf(definition, number), ...detailOf(definition, fields, switches) };
}

/** The two operations that look: list and read. */
export function readingRoutes(store: DocumentStore, clock: SimulatorClock, switches: Switches): readonly ApiRoute[] {
  const { definition } = store;
  const { collection, item, list, numberField, refusals } = definition;

  const listAll = ({ query }: ApiRequest): Answer => {
    const asked = readListQuery(definition, query, switches);
    if ('refused' in asked) return refusalAnswer(asked.refused);
    const selected = selectDocuments(definition, store.inOrder(), asked, switches, clock.elapsedMs());
    const page = pageOf(asked, selected.length, switches);
    if (page.isBeyondLast && switches.pageBeyondLast === 'refused') {
      return refusalAnswer(refusal(errorCodes.illegalParameter, 'Ogiltig parameter i anropet.'));
    }
    const items = selected
      .slice(page.start, page.end)
      .map(({ number, fields }) => ({ '@url': urlOf(definition, number), ...definition.listItem(fields) }));
    return { status: 200, json: { MetaInformation: page.meta, [list]: items } };
  };

  const read = ({ params }: ApiRequest): Answer => {
    const document = store.find(params[numberField] ?? '');
    if (document === undefined) return refusalAnswer(refusals.notFound);
    return { status: 200, json: { [item]: single(definition, document, switches) } };
  };

  return [
    { method: 'GET', path: `/3/${collection}`, handle: listAll },
    { method: 'GET', path: `/3/${collection}/{${numberField}}`, handle: read },
  ];
}

/** The five operations every plain register has: list, read, create, partial update, delete. */
export function resourceRoutes(store: DocumentStore, clock: SimulatorClock, switches: Switches): readonly ApiRoute[] {
  const { definition } = store;
  const { collection, item, numberField, refusals } = definition;
  const notFound = refusalAnswer(refusals.notFound);
  const numberOf = ({ params }: ApiRequest): string => params[numberField] ?? '';
  const shown = (document: StoredDocument) => single(definition, document, switches);

  const create = ({ body, listingLagSeconds }: ApiRequest): Answer => {
    const opened = readBody(body, item);
    if ('refused' in opened) return refusalAnswer(opened.refused);
    const written = newDocument(definition, opened.sent, switches);
    if ('refused' in written) return refusalAnswer(written.refused);
    const number = String(written.fields.get(numberField) ?? store.nextNumber());
    if (!store.isFree(number)) return refusalAnswer(refusals.numberTaken(number));
    const fields = new Map(written.fields).set(numberField, number);
    const json = shown(store.save(number, fields, { listingLagSeconds }));
    for (const name of definition.echoedOnCreate) {
      if (typeof opened.sent[name] === 'number') json[name] = opened.sent[name];
    }
    return { status: 201, headers: { Location: collection }, json: { [item]: json } };
  };

  const update = (request: ApiRequest): Answer => {
    const document = store.find(numberOf(request));
    if (document === undefined) return notFound;
    const opened = readBody(request.body, item);
    if ('refused' in opened) return refusalAnswer(opened.refused);
    const written = updatedDocument(definition, document.fields, opened.sent, switches);
    if ('refused' in written) return refusalAnswer(written.refused);
    const keepStamp = !switches.unchangedUpdateStamps && sameFields(document.fields, written.fields);
    return { status: 200, json: { [item]: shown(store.save(document.number, written.fields, { keepStamp })) } };
  };

  const remove = (request: ApiRequest): Answer => (store.remove(numberOf(request)) ? { status: 204 } : notFound);

  const all = `/3/${collection}`;
  const one = `${all}/{${numberField}}`;
  return [
    ...readingRoutes(store, clock, switches),
    { method: 'POST', path: all, handle: create },
    { method: 'PUT', path: one, handle: update },
    { method: 'DELETE', path: one, handle: remove },
  ];
}
