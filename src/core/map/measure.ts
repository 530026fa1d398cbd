/** How wide texts are. */

/** @returns width in pixels of a text in the font of the boxes. */
export type Measure = (text: string) => number;

/** Near enough where no font is at hand: 12 pixels, sans-serif. */
export const roughly: Measure = (text) => {
  let width = 0;
  for (const sign of text) width += widthOf(sign);
  return width;
};

function widthOf(sign: string): number {
  if (/[ijl.,:;|!'I]/.test(sign)) return 3.8;
  if (/[mwMW%@]/.test(sign)) return 11;
  if (/[A-Z0-9_&#+<>=~]/.test(sign)) return 8;
  if (sign < '\u1100') return 7;
  return /\p{M}/u.test(sign) ? 0 : WIDE;
}

/** Ideographs, kana, hangul and emoji are as wide as they are high. */
const WIDE = 12.5;
