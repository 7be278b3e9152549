import { type OpenApiDocument, openApiFrom } from './openapi-document';

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const body = (name: string) => ({ content: { 'application/json': { schema: reference(name) } } });
const wrap = (member: string, schema: unknown) => ({ type: 'object', properties: { [member]: schema } });

const customer = {
  type: 'object',
  required: ['Name'],
  properties: {
    Name: { type: 'string', minLength: 1, maxLength: 10 },
    CountryCode: { type: 'string', minLength: 2, maxLength: 2 },
    Type: { type: 'string', enum: ['PRIVATE', 'COMPANY'], example: 'COMPANY' },
    Group: { type: 'string', enum: ['A', 'B'], nullable: true },
    Discount: { type: 'number', format: 'double' },
  },
};

const errors = { default: body('ErrorWrap') };
const number = { name: 'CustomerNumber', in: 'path', required: true, schema: { type: 'string' } };
const year = { name: 'Year', in: 'path', required: true, schema: { type: 'integer', format: 'int32' } };

/** A description in the manner of Fortnox's, small enough to read, so that the check is proved without Fortnox's file. */
export const smallOpenApi: OpenApiDocument = openApiFrom({
  openapi: '3.0.3',
  paths: {
    '/3/customers': {
      get: {
        parameters: [
          { name: 'filter', in: 'query', schema: { type: 'string', enum: ['active', 'inactive'] } },
          { name: 'sent', in: 'query', schema: { type: 'boolean' } },
          { name: 'year', in: 'query', schema: { type: 'integer', format: 'int32' } },
          { name: 'id', in: 'query', explode: false, schema: { type: 'array', items: { type: 'integer' } } },
        ],
        responses: { 200: body('List'), ...errors },
      },
      post: { requestBody: body('Wrap'), responses: { 201: body('Wrap'), ...errors } },
    },
    '/3/customers/{CustomerNumber}': {
      put: { parameters: [number], requestBody: body('Wrap'), responses: { 200: body('Wrap'), ...errors } },
      delete: { parameters: [number], responses: { 204: {}, ...errors } },
    },
    '/3/customers/{CustomerNumber}/years/{Year}': {
      get: { parameters: [number, year], responses: { 200: body('Wrap') } },
    },
  },
  components: {
    schemas: {
      Customer: customer,
      Wrap: wrap('Customer', reference('Customer')),
      ListItem: { type: 'object', properties: { Name: { type: 'string' }, Phone: { type: 'string' } } },
      List: wrap('Customers', { type: 'array', items: reference('ListItem') }),
      ErrorWrap: wrap('ErrorInformation', {
        type: 'object',
        properties: { Code: { type: 'integer', format: 'int32' }, Message: { type: 'string' } },
      }),
    },
  },
});
