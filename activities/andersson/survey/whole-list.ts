import type { FortnoxRegister, WholeListPage } from './fortnox-register';

/** A page, and how many records there are as far as the lists have told. */
export interface PageOfAll extends WholeListPage {
  readonly of: number;
}

/**
 * Every page of the lists that are the register together. Where a record has been deleted since the page before, the
 * rest has moved up: that page is read again for what slipped onto it (design rule 7).
 */
export async function* wholeList(fortnox: FortnoxRegister): AsyncGenerator<PageOfAll> {
  let before = 0;
  for (const list of fortnox.lists) {
    let total: number | null = null;
    for (let page = 1, pages = 1; page <= pages; ) {
      const read: WholeListPage = await fortnox.page(list, page);
      const slipped = total !== null && read.total < total && page > 1;
      [total, pages] = [read.total, read.totalPages];
      yield { ...read, of: before + read.total };
      page += slipped ? -1 : 1;
    }
    before += total ?? 0;
  }
}
