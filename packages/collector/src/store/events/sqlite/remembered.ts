/** The same for the same number or text, worked out once. */
export function remembered<T, K extends number | string = number>(workOut: (value: K) => T): (value: K) => T {
  const known = new Map<K, T>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const found = workOut(value);
    known.set(value, found);
    return found;
  };
}
