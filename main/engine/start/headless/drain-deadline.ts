/** The time that work under way gets to end or be parked (ms). */
export const drainDeadline = 8000;
