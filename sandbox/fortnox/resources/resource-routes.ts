import type { SimulatorClock } from '../clock';
import type { ApiRoute } from '../http/api-route';
import { refusalAnswer } from '../http/error-answers';
import type { Switches } from '../switches';
import { documentHandles } from './document-handles';
import { keyOf, keyTemplate } from './document-key';
import type { DocumentStore } from './document-store';
import { single } from './document-text';
import { listHandle } from './list-handle';
import { readBody } from './request-body';
import { newDocument } from './write-document';

/** The two operations that look: list and read. */
export function readingRoutes(store: DocumentStore, clock: SimulatorClock, switches: Switches): readonly ApiRoute[] {
  const { definition } = store;
  const all = `/3/${definition.collection}`;
  return [
    { method: 'GET', path: all, handle: listHandle(definition, store.inOrder, clock, switches) },
    { method: 'GET', path: all + keyTemplate(definition), handle: documentHandles(store, switches).read },
  ];
}

/** The operations a plain register has: list, read, create, partial update and, in most, delete. */
export function resourceRoutes(store: DocumentStore, clock: SimulatorClock, switches: Switches): readonly ApiRoute[] {
  const { definition } = store;
  const { collection, item, keyFields, refusals } = definition;
  const { update, remove } = documentHandles(store, switches);

  const create: ApiRoute['handle'] = ({ body, listingLagSeconds }) => {
    const opened = readBody(body, item);
    if ('refused' in opened) return refusalAnswer(opened.refused);
    const written = newDocument(definition, opened.sent, switches);
    if ('refused' in written) return refusalAnswer(written.refused);
    const number = keyOf(definition, written.fields) ?? store.nextNumber();
    if (!store.isFree(number)) return refusalAnswer(refusals.numberTaken(number));
    const fields = keyFields.length === 1 ? new Map(written.fields).set(keyFields[0], number) : written.fields;
    const json = single(definition, store.save(number, fields, { listingLagSeconds }), switches);
    for (const name of definition.echoedOnCreate) {
      if (typeof opened.sent[name] === 'number') json[name] = opened.sent[name];
    }
    return { status: 201, headers: { Location: collection }, json: { [item]: json } };
  };

  const all = `/3/${collection}`;
  const one = all + keyTemplate(definition);
  const removing: ApiRoute = { method: 'DELETE', path: one, handle: remove };
  return [
    ...readingRoutes(store, clock, switches),
    { method: 'POST', path: all, handle: create },
    { method: 'PUT', path: one, handle: update },
    ...(definition.keepsAll === true ? [] : [removing]),
  ];
}
