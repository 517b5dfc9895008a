/** Milliseconds that only ever grow; where the page has broken that clock, those of the other one. */
export function milliseconds(): number {
  try {
    return performance.now();
  } catch {
    return Date.now();
  }
}
