import type { Call, Client } from './core/client.ts';

/** Path of the shell beside this script, put in by the build. */
declare const __HANDRAIL_SHELL__: string;

/** Calls that are kept for the shell; a page that makes more before it has come loses the later ones. */
const QUEUE_LIMIT = 1_000;

/** A page that is never idle gets its guides all the same after so long. */
const IDLE_MS = 5_000;

/** What stands under `window.handrail`: the host's queue, ours while the shell is on its way, or the client. */
type Global = (Call[] | Client) & { loading?: boolean };

// `document.currentScript` can be shadowed by an element of that name; its getter cannot. It is gone after this moment.
const script: unknown = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript')?.get?.call(document);
try {
  if (script instanceof HTMLScriptElement) load(script);
} catch (error) {
  console.warn('Handrail: cannot start in this page', error);
}

function load({ src, dataset }: HTMLScriptElement): void {
  const page = window as unknown as { handrail?: Global };
  const before = page.handrail;
  const { appKey, collector = new URL('.', src).href } = dataset;
  if (!appKey) return console.warn('Handrail: the script tag needs data-app-key');
  if (before?.loading || (before && 'status' in before && before.status().running)) return;
  const queue: Call[] & { loading?: boolean } = Array.isArray(before) ? before : [];
  queue.loading = true;
  const push = (...calls: Call[]): number => {
    for (const call of calls) if (queue.length < QUEUE_LIMIT) queue[queue.length] = call;
    return queue.length;
  };
  // Defined, since it cannot be assigned where the page has frozen the prototype of arrays.
  Object.defineProperty(queue, 'push', { value: push });
  page.handrail = queue;

  const start = async (): Promise<void> => {
    try {
      const ahead = askAhead(appKey, collector);
      ahead.catch(() => undefined);
      // The shell is our own module, built together with this script.
      const shell = (await import(new URL(__HANDRAIL_SHELL__, src).href)) as typeof import('./index.ts');
      const client = shell.createHandrail({ appKey, collector, ahead });
      page.handrail = client;
      client.push(...queue.slice(0, QUEUE_LIMIT));
    } catch (error) {
      queue.loading = false;
      console.warn('Handrail: could not be loaded; the page goes on without it', error);
    }
  };
  let begun = false;
  const begin = (): void => {
    if (!begun) void start();
    begun = true;
  };
  // A page may have put something in the place of the idle callback that never calls.
  if ('requestIdleCallback' in window) requestIdleCallback(begin, { timeout: IDLE_MS });
  setTimeout(begin, 'requestIdleCallback' in window ? IDLE_MS + 1_000 : 200);
}

/** The manifest is asked for while the shell is still coming. When nobody takes the answer, its failure is nobody's. */
async function askAhead(appKey: string, collector: string): Promise<Response> {
  const base = new URL(collector.replace(/\/*$/, '/'), document.baseURI).href;
  return fetch(`${base}v1/manifest?appKey=${encodeURIComponent(appKey)}`, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
}
