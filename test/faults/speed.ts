/**
 * How many times as fast as the machine's the rate clock runs where many purchases share one company's budget: as fast
 * as design §7 allows, workers and simulator alike. Where each case has a company of its own it runs at the machine's.
 */
export const crowdSpeed = 5;
