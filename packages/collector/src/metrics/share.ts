/** A part of a whole, from 0 to 1; null when the whole is nothing, which is "no data" and not 0 %. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
