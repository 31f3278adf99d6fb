/** The folder of a profile in which a crash dump would lie. None is made: no crash reporter is started. Keeps D26. */
export const crashFolder = 'crashes';
