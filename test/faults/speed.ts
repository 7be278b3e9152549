/** How many times as fast as the machine's the rate clock runs: as fast as design §7 allows, worker and simulator alike. */
export const speed = 5;
