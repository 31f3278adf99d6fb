/** How large the picture on the taskbar button is (pixels): 16 at twice the density. */
export const overlaySize = 32;

/** The digits and the plus, three by five dots each, row after row. */
const shapes: Readonly<Record<string, string>> = {
  '0': '111101101101111',
  '1': '010110010010111',
  '2': '111001111100111',
  '3': '111001111001111',
  '4': '101101111001001',
  '5': '111100111001111',
  '6': '111100111101111',
  '7': '111001001001001',
  '8': '111101111101111',
  '9': '111101111001111',
  '+': '000010111010000',
};

/** Blue, green, red and opacity, as the system wants them. */
const red = [0x2e, 0x3a, 0xc4, 0xff] as const;
const white = [0xff, 0xff, 0xff, 0xff] as const;

/** What the picture says: two digits at most have room. */
export const overlayText = (count: number): string => (count > 9 ? '9+' : String(count));

/** A disc with a number of 1 and more, as a bitmap of `overlaySize` squared, four bytes a pixel. */
export function overlayPicture(count: number): Buffer {
  const bitmap = Buffer.alloc(overlaySize * overlaySize * 4);
  const paint = (x: number, y: number, colour: readonly number[]): void =>
    bitmap.set(colour, (y * overlaySize + x) * 4);
  const middle = (overlaySize - 1) / 2;
  for (let y = 0; y < overlaySize; y += 1) {
    for (let x = 0; x < overlaySize; x += 1) {
      if (Math.hypot(x - middle, y - middle) <= overlaySize / 2) paint(x, y, red);
    }
  }
  const text = overlayText(count);
  const dot = text.length === 1 ? 4 : 3;
  const width = (text.length * 4 - 1) * dot;
  const left = Math.round((overlaySize - width) / 2);
  const top = Math.round((overlaySize - 5 * dot) / 2);
  text.split('').forEach((sign, place) => {
    const shape = shapes[sign] ?? '';
    for (let y = 0; y < 5 * dot; y += 1) {
      for (let x = 0; x < 3 * dot; x += 1) {
        if (shape[Math.floor(y / dot) * 3 + Math.floor(x / dot)] === '1') {
          paint(left + place * 4 * dot + x, top + y, white);
        }
      }
    }
  });
  return bitmap;
}
