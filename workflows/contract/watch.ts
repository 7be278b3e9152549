/** A service has started: the watch sweeps for open objects without a process (R7.2). */
export const serviceStartedSignal = 'serviceStarted';
