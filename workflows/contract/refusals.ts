/**
 * The type of an activity's failure that Andersson's database refuses for good (a site's trigger, a right, a login). It
 * may be tried again: whoever calls says whether it is, by its retry policy.
 */
export const anderssonRefused = 'anderssonRefused';
