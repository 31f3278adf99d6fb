const alphabet = '234567abcdefghijklmnopqrstuvwxyz';

/** The form of a record key: a time in 13 characters that sort by it. */
export const tidShape = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/;

/** The key of a moment (ms); `last` (0 to 999) tells moments of one millisecond apart. */
export function tidOf(milliseconds: number, last: number): string {
  let rest = milliseconds * 1000 + last;
  // The ten lowest bits name the writer's clock: there is one here.
  let key = '22';
  for (let index = 0; index < 11; index += 1) {
    key = (alphabet[rest % 32] ?? '2') + key;
    rest = Math.floor(rest / 32);
  }
  return key;
}
