import type { ChangedPage } from '../../activities/fortnox/registers/register-activities';
import { listChangedInFortnox } from './activities';
import { pageBeforeIsReadAnew } from './patches';

/** A page of what Fortnox tells has changed. */
export interface ListedPage extends ChangedPage {
  /** Numbers on the page before, read after this one; null where it was not read anew. */
  readonly before: readonly string[] | null;
}

/**
 * A record that goes between two pages moves the rest up: what stood first on this page is by then last on the page
 * before. The list's total hides it where another record has come meanwhile, so the page before is read anew: a call for
 * each page after the first. A list whose content tells is read whole by every run, which sees what this one misses.
 */
export async function listPage(request: Parameters<typeof listChangedInFortnox>[0]): Promise<ListedPage> {
  const listed = await listChangedInFortnox(request);
  if (request.page === 1 || listed.lines || !pageBeforeIsReadAnew()) return { ...listed, before: null };
  const { numbers } = await listChangedInFortnox({ ...request, page: request.page - 1 });
  return { ...listed, before: numbers };
}
