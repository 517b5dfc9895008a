/** How every question to the collector is asked. */
export const ASKING = { credentials: 'same-origin', cache: 'no-store', redirect: 'error' } as const;
export const TIMEOUT_MS = 10_000;
/** Only what a page asks while it opens is answered by what was asked ahead. */
const FRESH_MS = 5_000;

/**
 * Asks some questions at once, and gives back a `fetch` that answers each of them once by what was asked already. What is asked later,
 * or after one of them was refused, is asked as ever.
 */
export function askAhead(fetcher: typeof fetch, urls: readonly URL[], now: () => number): typeof fetch {
  const ask = (url: URL): Promise<Response> => {
    const init = { ...ASKING, headers: { accept: 'application/json' }, signal: AbortSignal.timeout(TIMEOUT_MS) };
    const answer = fetcher(url, init);
    // Whoever takes it is told; it may be that nobody does.
    answer.catch(() => undefined);
    return answer;
  };
  const began = now();
  const asked = new Map(urls.map((url) => [url.href, ask(url)]));
  return async (input, init) => {
    const url = input instanceof URL && (init?.method ?? 'GET') === 'GET' ? input.href : '';
    const answer = now() - began < FRESH_MS ? asked.get(url) : undefined;
    if (answer === undefined) return fetcher(input, init);
    asked.delete(url);
    const response = await answer;
    if (!response.ok) asked.clear();
    return response;
  };
}
