import * as z from 'zod';

/**
 * zod for everything that both sides share. Its compiled parsers are off: the page's content security policy allows no code from
 * strings, and already the library's look whether it may is a violation on the console.
 */
z.config({ jitless: true });

export { z };
