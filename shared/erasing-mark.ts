/** Name of the file in a profile that says: everything here is to go before anything is opened. */
export const erasingMark = 'erasing';
