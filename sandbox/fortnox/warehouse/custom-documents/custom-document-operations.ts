import type { ApiRequest } from '../../http/api-route';
import { choiceParameter } from '../common/list-page';
import { readObject } from '../common/read-json';
import { missingDocument, notFound, type WarehouseOperation } from '../warehouse-routes';
import type { DocumentKey } from './custom-document';
import type { CustomDocumentStore } from './custom-document-store';
import type { CustomDocuments } from './custom-documents';
import { keyInPath } from './document-key';
import { showInbound, showOutbound } from './show-custom-document';
import type { Surroundings } from './surroundings';

/** What one category's operations need. */
interface Category<Document extends DocumentKey> {
  readonly path: string;
  readonly documents: CustomDocumentStore<Document>;
  readonly show: (document: Document) => unknown;
  readonly save: (key: DocumentKey, body: ReturnType<typeof readObject>) => Document;
  readonly release: (document: Document) => void;
  readonly voidDocument: (document: Document, force: boolean) => void;
}

function operationsOf<Document extends DocumentKey>(
  { path, documents, show, save, release, voidDocument }: Category<Document>,
  { switches }: Surroundings,
): readonly WarehouseOperation[] {
  const existing = ({ params }: ApiRequest): Document => {
    const document = documents.find(keyInPath(params));
    if (document === undefined) throw notFound();
    return document;
  };
  const one = `/documentdeliveries/custom/${path}/{type}/{id}`;
  return [
    {
      method: 'GET',
      path: one,
      run: ({ params }) => {
        const document = documents.find(keyInPath(params));
        return document === undefined ? missingDocument(switches) : show(document);
      },
    },
    { method: 'PUT', path: one, run: ({ params, body }) => show(save(keyInPath(params), readObject(body))) },
    { method: 'PUT', path: `${one}/release`, run: (request) => release(existing(request)) },
    {
      method: 'PUT',
      path: `${one}/void`,
      run: (request) =>
        voidDocument(existing(request), choiceParameter(request.query, 'force', ['true', 'false']) === 'true'),
    },
  ];
}

/** `/documentdeliveries/custom/{inbound-v1|outbound-v1}` (warehouse-api §3.2). */
export function customDocumentOperations(
  { inbounds, outbounds, inbound, outbound }: CustomDocuments,
  around: Surroundings,
): readonly WarehouseOperation[] {
  return [
    ...operationsOf({ path: 'inbound-v1', documents: inbounds, show: showInbound, ...inbound }, around),
    ...operationsOf(
      { path: 'outbound-v1', documents: outbounds, show: (it) => showOutbound(it, around.stock), ...outbound },
      around,
    ),
  ];
}
