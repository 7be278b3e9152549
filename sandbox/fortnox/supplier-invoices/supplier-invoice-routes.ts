import type { Answer } from '../http/answer';
import type { ApiRequest, ApiRoute } from '../http/api-route';
import { refusalAnswer } from '../http/error-answers';
import { keyInPath, keyTemplate } from '../resources/document-key';
import type { DocumentStore, StoredDocument } from '../resources/document-store';
import { single } from '../resources/document-text';
import { readBody } from '../resources/request-body';
import { readingRoutes } from '../resources/resource-routes';
import type { Done, SupplierInvoiceActions } from './supplier-invoice-actions';
import type { Surroundings } from './surroundings';

/** `/3/supplierinvoices` with its actions (core-api §3.0). They are never deleted. */
export function supplierInvoiceRoutes(
  invoices: DocumentStore,
  actions: SupplierInvoiceActions,
  { clock, switches }: Surroundings,
): readonly ApiRoute[] {
  const { definition } = invoices;
  const { collection, item, refusals } = definition;
  const all = `/3/${collection}`;
  const one = all + keyTemplate(definition);

  const answer = (done: Done, created: Partial<Answer> = {}): Answer => {
    if ('refused' in done) return refusalAnswer(done.refused);
    return { status: 200, ...created, json: { [item]: single(definition, done.document, switches) } };
  };
  const create = ({ body, listingLagSeconds }: ApiRequest): Answer => {
    const opened = readBody(body, item);
    if ('refused' in opened) return refusalAnswer(opened.refused);
    return answer(actions.create(opened.sent, listingLagSeconds), { status: 201, headers: { Location: collection } });
  };
  const acting = (act: (document: StoredDocument, request: ApiRequest) => Done) => (request: ApiRequest) => {
    const document = invoices.find(keyInPath(definition, request.params));
    return document === undefined ? refusalAnswer(refusals.notFound) : answer(act(document, request));
  };
  const update = (document: StoredDocument, { body }: ApiRequest): Done => {
    const opened = readBody(body, item);
    return 'refused' in opened ? opened : actions.update(document, opened.sent);
  };
  const action = (name: string, act: (document: StoredDocument) => Done): ApiRoute => ({
    method: 'PUT',
    path: `${one}/${name}`,
    handle: acting(act),
  });

  return [
    ...readingRoutes(invoices, clock, switches),
    { method: 'POST', path: all, handle: create },
    { method: 'PUT', path: one, handle: acting(update) },
    // Attestation is off: approving changes nothing that is shown.
    action('approvalbookkeep', (document) => ({ document })),
    action('approvalpayment', actions.approveForPayment),
    action('bookkeep', actions.bookkeep),
    action('cancel', actions.cancel),
    action('credit', actions.credit),
  ];
}
