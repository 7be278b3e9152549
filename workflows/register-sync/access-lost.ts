/** The company may not do what the run needs in Fortnox (a right, a licence): nothing more can be moved until it may. */
export class AccessLost extends Error {}
