/** The same for the same number, worked out once. */
export function remembered<T>(workOut: (value: number) => T): (value: number) => T {
  const known = new Map<number, T>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const found = workOut(value);
    known.set(value, found);
    return found;
  };
}
