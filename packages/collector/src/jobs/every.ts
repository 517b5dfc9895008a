/**
 * Does something now and every so often, never twice at the same time, until it is stopped. What goes wrong is told, and tried
 * again. The promise of stopping is kept when the last run has ended. `onSooner` is given what asks for a turn at once.
 */
export function every(
  ms: number,
  run: () => Promise<unknown>,
  onError: (error: unknown) => void,
  onSooner?: (start: () => void) => void,
): () => Promise<void> {
  let isStopped = false;
  let last: Promise<unknown> = Promise.resolve();
  let isRunning = false;
  const start = (): void => {
    if (isRunning) return;
    isRunning = true;
    last = last
      .then(() => (isStopped ? undefined : run()))
      .catch(onError)
      .finally(() => (isRunning = false));
  };
  onSooner?.(() => void last.finally(start));
  const timer = setInterval(start, ms);
  start();
  return async () => {
    isStopped = true;
    clearInterval(timer);
    await last;
  };
}
