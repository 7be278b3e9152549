/** How an access token may be written in add-tenants-v1, in the order they are tried (simulator: `feedTokenForm`). */
export const tokenForms: readonly ((token: string) => string)[] = [(token) => token, (token) => `Bearer ${token}`];

/** Which command says where a topic goes on (simulator: `feedOffsetsIn`). */
export type OffsetsIn = 'add-topics-v1' | 'add-tenants-v1';

/** As Fortnox's guide has it; another description puts them beside the tokens (core-api §4.8). */
export const offsetsIn: OffsetsIn = 'add-topics-v1';
