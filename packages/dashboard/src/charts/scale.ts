/** Whole numbers from 0 to at least `max`, at most `most` steps apart by 1, 2 or 5 times a power of ten. */
export function niceTicks(max: number, most = 4): number[] {
  const raw = Math.max(1, max) / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, [1, 2, 5, 10].map((nice) => nice * power).find((nice) => nice >= raw * 0.999_999) ?? 1);
  const ticks = [0];
  for (let tick = step; ticks.length <= most && (ticks.at(-1) ?? 0) < max; tick += step) ticks.push(tick);
  return ticks.length === 1 ? [0, 1] : ticks;
}

/** Places of `count` labels out of `length`, evenly apart, the first and the last among them. */
export function spread(length: number, count: number): number[] {
  if (length <= 0) return [];
  const gaps = Math.max(1, Math.min(count, length) - 1);
  const step = Math.ceil((length - 1) / gaps);
  if (step <= 0) return [0];
  const places: number[] = [];
  for (let place = length - 1; place >= 0; place -= step) places.unshift(place);
  return places;
}

/** Cuts a text so that it fits, with an ellipsis; whole graphemes, so that no emoji is broken. */
export function fitText(text: string, width: number, measure: (text: string) => number): string {
  // A title has 200 characters at most; the cut keeps a hostile one from costing more than that.
  const line = text.slice(0, 400).replace(/\s+/g, ' ');
  if (measure(line) <= width) return line;
  const graphemes = [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment);
  let low = 0;
  let high = graphemes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${graphemes.slice(0, middle).join('').trimEnd()}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${graphemes.slice(0, low).join('').trimEnd()}…`;
}

/** A place in a picture: a tenth of a pixel is near enough. */
export const toTenth = (value: number): number => Math.round(value * 10) / 10;
