import { badRequest } from '../http/bad-request';
import { type RegisterAsUser, registerAsUser } from '../resources/as-user';
import type { DocumentStore } from '../resources/document-store';
import type { Detail } from '../resources/document-text';
import type { Switches } from '../switches';
import { preselectedList } from './price-rules';

/** The user's hands on the price lists: choosing one takes the choice from the one before, and one is always chosen. */
export function priceListsAsUser(priceLists: DocumentStore, switches: Switches): RegisterAsUser {
  const plain = registerAsUser(priceLists, switches);
  const refuseChosen = (code: string): void => {
    if (preselectedList(priceLists) === code)
      throw badRequest(`price list ${code} is preselected; choose another first`);
  };
  const onlyChosen = (list: Detail): Detail => {
    const others = plain.all().filter(({ Code, PreSelected }) => PreSelected === true && Code !== list.Code);
    if (list.PreSelected === true) for (const { Code } of others) plain.put(String(Code), { PreSelected: false });
    return list;
  };
  return {
    ...plain,
    create: (fields) => onlyChosen(plain.create(fields)),
    put(code, patch) {
      if (patch.PreSelected === false) refuseChosen(code);
      return onlyChosen(plain.put(code, patch));
    },
    remove(code) {
      refuseChosen(code);
      plain.remove(code);
    },
    seed(list, changedAt) {
      const count = plain.seed(list, changedAt);
      const chosen = list.findLast((given) => 'PreSelected' in given && given.PreSelected === true);
      if (chosen !== undefined && 'Code' in chosen) onlyChosen({ Code: String(chosen.Code), PreSelected: true });
      return count;
    },
  };
}
