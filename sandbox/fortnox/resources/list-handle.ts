import type { SimulatorClock } from '../clock';
import type { ApiRequest, ApiRoute } from '../http/api-route';
import { errorCodes, refusal, refusalAnswer } from '../http/error-answers';
import type { Switches } from '../switches';
import type { StoredDocument } from './document-store';
import { urlOf } from './document-text';
import { pageOf, selectDocuments } from './list-documents';
import { readListQuery } from './list-query';
import type { ResourceDefinition } from './resource-definition';

/** Answers a page of the documents in reach of a request. */
export function listHandle(
  definition: ResourceDefinition,
  inReach: (request: ApiRequest) => readonly StoredDocument[],
  clock: SimulatorClock,
  switches: Switches,
): ApiRoute['handle'] {
  return (request) => {
    const asked = readListQuery(definition, request.query, switches);
    if ('refused' in asked) return refusalAnswer(asked.refused);
    const selected = selectDocuments(definition, inReach(request), asked, switches, clock.elapsedMs());
    const page = pageOf(asked, selected.length, switches);
    if (page.isBeyondLast && switches.pageBeyondLast === 'refused') {
      return refusalAnswer(refusal(errorCodes.illegalParameter, 'Ogiltig parameter i anropet.'));
    }
    const items = selected
      .slice(page.start, page.end)
      .map(({ number, fields }) => ({ '@url': urlOf(definition, number), ...definition.listItem(fields) }));
    return { status: 200, json: { MetaInformation: page.meta, [definition.list]: items } };
  };
}
