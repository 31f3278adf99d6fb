/** How the process ends, after sysexits: a service manager tries again what may pass, and nothing else. */
export const exitCodes = {
  ended: 0,
  /** Asked of a publisher that does not run (LSB, "program is not running"). */
  notRunning: 3,
  usage: 64,
  noProfile: 66,
  unavailable: 69,
  cannotWrite: 73,
  refused: 77,
  unsuited: 78,
} as const;
