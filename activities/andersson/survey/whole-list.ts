import type { FortnoxRegister, WholeListPage } from './fortnox-register';

/** A page, and how many records there are as far as the lists have told. */
export interface PageOfAll extends WholeListPage {
  readonly of: number;
}

/**
 * Every page of the lists that are the register together. A record that goes moves the rest up, over the border to the page
 * before, and the list's total hides it where another has come: each page after the first is followed by the page before
 * as it is by then (design rule 7).
 */
export async function* wholeList(fortnox: FortnoxRegister): AsyncGenerator<PageOfAll> {
  let before = 0;
  for (const list of fortnox.lists) {
    let total = 0;
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const read: WholeListPage = await fortnox.page(list, page);
      const anew = page > 1 ? [await fortnox.page(list, page - 1)] : [];
      [total, pages] = [read.total, read.totalPages];
      for (const each of [read, ...anew]) yield { ...each, of: before + total };
    }
    before += total;
  }
}
