/** For a collector whose clock runs ahead, in every thread of it: what is judged after a day is judged at once. */
export const later = (ms: number): Record<string, string> => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`const now = Date.now; Date.now = () => now() + ${ms};`)}`,
});
