import { codeRegister } from '../basics/code-register';
import { errorCodes } from '../http/error-answers';
import { text } from '../resources/common-fields';
import type { ResourceDefinition } from '../resources/resource-definition';

/** Price lists: `/3/pricelists` (core-api §3.5). The list shows what the detail shows. */
export const priceListDefinition: ResourceDefinition = {
  ...codeRegister({
    collection: 'pricelists',
    item: 'PriceList',
    list: 'PriceLists',
    fields: [
      text('Code', 100, { required: true }),
      text('Comments'),
      text('Description', 50, { required: true }),
      { name: 'PreSelected', kind: 'boolean', initial: false, readOnly: true, userFills: true },
    ],
    notFound: { code: errorCodes.priceListNotFound, message: 'Kan inte hitta prislistan.' },
    lastmodified: 'proven',
  }),
  search: { code: ['Code'], comments: ['Comments'] },
  sorts: { code: 'Code', comments: 'Comments' },
  keepsAll: true,
};

/** What a new company has. */
export const initialPriceLists = [{ Code: 'A', Description: 'Standardprislista', PreSelected: true }];
