const MARK = Symbol.for('handrail');

interface Marked {
  [MARK]?: Map<string, unknown>;
}

/**
 * Makes one of a kind per app in this page, whichever copies of the SDK are loaded: a second call is answered with what
 * the first one made. `make` is given what ends this, so that a stopped one can be followed by another.
 */
export function oncePerApp<T>(appKey: string, make: (release: () => void) => T): T {
  // The mark is ours alone: a symbol on the document, neither a global name nor seen by loops.
  const page = document as Marked;
  if (!page[MARK]) Object.defineProperty(page, MARK, { value: new Map<string, unknown>(), configurable: true });
  const running = page[MARK];
  // What stands there was made by this function, in this version or another.
  const present = running?.get(appKey) as T | undefined;
  if (present) return present;
  const made = make(() => {
    running?.delete(appKey);
    if (!running?.size) Reflect.deleteProperty(page, MARK);
  });
  running?.set(appKey, made);
  return made;
}
