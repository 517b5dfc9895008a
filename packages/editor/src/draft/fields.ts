/** A copy with other fields; undefined takes one away. One that is needed is neither taken away nor emptied. */
export function withFields<T extends object>(object: T, set: object, needed: ReadonlySet<string>): T {
  const next: Record<string, unknown> = Object.fromEntries(Object.entries(object));
  let same = true;
  for (const [key, value] of Object.entries(set) as [string, unknown][]) {
    if (needed.has(key) && (value === undefined || value === '')) continue;
    if (next[key] === value) continue;
    same = false;
    if (value === undefined) delete next[key];
    else next[key] = value;
  }
  // The fields are those of T, by the types of whoever hands them in.
  return same ? object : (next as T);
}

/** The beginning of a text that is too long, cut between characters. */
export const clipped = (text: string, most: number): string =>
  text.length <= most ? text : Array.from(text).slice(0, most).join('');
