/** Folder of a profile in which the sheets of a document lie while the host prints them; empty at any other time. */
export const printingFolder = 'printing';
