import type { Switches } from '../../switches';
import { pageOfList } from '../common/list-page';
import type { MemberRule } from '../common/member-rule';
import { type JsonObject, readObject } from '../common/read-json';
import { readMembers } from '../common/read-members';
import { refuseMembers } from '../common/warehouse-problem';
import { missingDocument, type WarehouseOperation } from '../warehouse-routes';
import type { Category } from './custom-document';
import type { DocumentType, DocumentTypes } from './document-types';

const rules: readonly MemberRule[] = [
  { name: 'category', kind: 'choice', oneOf: ['INBOUND', 'OUTBOUND'], required: true },
  { name: 'referenceType', kind: 'text', size: [1, 25], required: true },
];

function readType(body: JsonObject): DocumentType {
  const { members, problems } = readMembers(rules, body);
  const referenceType = String(members.referenceType).toUpperCase();
  const isSpeltWell = /^[A-Z0-9_-]*$/.test(referenceType);
  const pattern = isSpeltWell ? [] : [{ field: 'referenceType', error: 'validation.pattern' }];
  if (problems.length + pattern.length > 0) refuseMembers([...problems, ...pattern]);
  return { category: members.category as Category, referenceType };
}

/** `/documentdeliveries/custom/documenttypes-v1` (warehouse-api §3.2). */
export function documentTypeOperations(types: DocumentTypes, switches: Switches): readonly WarehouseOperation[] {
  const all = '/documentdeliveries/custom/documenttypes-v1';
  return [
    { method: 'GET', path: all, run: ({ query }) => pageOfList(types.all(), (type) => type, query, switches) },
    {
      method: 'GET',
      path: `${all}/{type}`,
      run: ({ params }) => types.find((params.type ?? '').toUpperCase()) ?? missingDocument(switches),
    },
    {
      method: 'POST',
      path: all,
      run: ({ body }) => {
        const { category, referenceType } = readType(readObject(body));
        types.check(referenceType, category);
        return Number(types.register(referenceType, category));
      },
    },
  ];
}
