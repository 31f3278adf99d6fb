/** Where people sign in; it also passes calls on to the servers behind it. */
export const signInHost = 'bsky.social';

/** The server behind it that holds the practice people's data. */
export const dataHost = 'morel.us-east.host.bsky.network';

/** Where identities are kept. */
export const directoryHost = 'plc.directory';
