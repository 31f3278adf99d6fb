/** When the daily digest is told unless the owner chose (minutes since midnight). Apart from its schema, which the page does without. */
export const usualDigestTime = 8 * 60;
