import type { Side } from '../../domain/registers/register';

/** The two systems as people call them. */
export const sideNames: Readonly<Record<Side, string>> = { andersson: 'Andersson', fortnox: 'Fortnox' };
