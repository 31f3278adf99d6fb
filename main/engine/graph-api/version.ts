/** The Graph API version that all calls name (contract §0); an expired one is served silently by the oldest that lives. */
export const graphVersion = 'v26.0';
