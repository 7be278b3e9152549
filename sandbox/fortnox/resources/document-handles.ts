import type { Answer } from '../http/answer';
import type { ApiRequest, ApiRoute } from '../http/api-route';
import { refusalAnswer } from '../http/error-answers';
import type { Switches } from '../switches';
import { keyInPath } from './document-key';
import type { DocumentStore, StoredDocument } from './document-store';
import { single } from './document-text';
import { readBody } from './request-body';
import { sameFields } from './same-fields';
import { updatedDocument } from './write-document';

type Handle = ApiRoute['handle'];

/** What is done with the document that a path names. */
export interface DocumentHandles {
  readonly read: Handle;
  /** Partial. */
  readonly update: Handle;
  readonly remove: Handle;
}

/** The handles of a store; each answers not found by itself. */
export function documentHandles(store: DocumentStore, switches: Switches): DocumentHandles {
  const { definition } = store;
  const { item, refusals } = definition;
  const answer = (document: StoredDocument): Answer => ({
    status: 200,
    json: { [item]: single(definition, document, switches) },
  });
  const ofDocument =
    (handle: (document: StoredDocument, request: ApiRequest) => Answer): Handle =>
    (request) => {
      const document = store.find(keyInPath(definition, request.params));
      return document === undefined ? refusalAnswer(refusals.notFound) : handle(document, request);
    };

  return {
    read: ofDocument(answer),
    update: ofDocument((document, { body }) => {
      const opened = readBody(body, item);
      if ('refused' in opened) return refusalAnswer(opened.refused);
      const written = updatedDocument(definition, document.fields, opened.sent, switches);
      if ('refused' in written) return refusalAnswer(written.refused);
      const keepStamp = !switches.unchangedUpdateStamps && sameFields(document.fields, written.fields);
      return answer(store.save(document.number, written.fields, { keepStamp }));
    }),
    remove: ofDocument(({ number }) => {
      store.remove(number);
      return { status: 204 };
    }),
  };
}
