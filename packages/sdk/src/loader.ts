import type { Call, Client } from './core/client.ts';
import { standAtWindow, type Gate } from './page/gate.ts';
import { listen } from './page/listen.ts';

/** Path of the shell beside this script, put in by the build. */
declare const __HANDRAIL_SHELL__: string;
/** Under which name it exports `createHandrail`, likewise. */
declare const __HANDRAIL_START__: 'createHandrail';

/** Calls that are kept for the shell; a page that makes more before it has come loses the later ones. */
const QUEUE_LIMIT = 1_000;

/** A page that is never idle gets its guides all the same after so long. */
const IDLE_MS = 5_000;

/** What did not come is asked for again after twice as long, and twice that; calls wait. */
const AGAIN_MS = 15_000;

/** So an edit link ends, after whatever fragment the page routes by. */
const MARK = /#handrail-edit=([\w-]+)$/;

/** The module of the editor, which comes by its address when it is asked for, and never to visitors. */
interface Glass {
  edit(appKey: string, token: string | undefined, gate: Gate): void;
}

/** What stands under `window.handrail`: the host's queue, ours while the shell is on its way, or the client. */
type Queue = Call[] & { loading?: boolean; appKey?: string };
type Global = Queue | (Client & { loading?: boolean });

// `document.currentScript` can be shadowed by an element of that name; its getter cannot. It is gone after this moment.
const script: unknown = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript')?.get?.call(document);
try {
  if (script instanceof HTMLScriptElement) load(script);
} catch (error) {
  console.warn('Handrail: could not be loaded', error);
}

function load({ src, dataset }: HTMLScriptElement): void {
  const page = window as unknown as Record<string, Global | undefined>;
  const { appKey, collector = new URL('.', src).href, appVersion, global: name = 'handrail' } = dataset;
  const before = page[name];
  if (!appKey) return console.warn('Handrail: no app key');
  // Another app may stand there: then this one runs beside it, under no name, or under that of `data-global`.
  const isTaken = !!before && (before.loading || ('status' in before && before.status().running));
  if (isTaken && before.appKey === appKey) return;
  const queue: Queue = !isTaken && Array.isArray(before) ? before : [];
  queue.loading = true;
  queue.appKey = appKey;
  const push = (...calls: Call[]): number => {
    for (const call of calls) if (queue.length < QUEUE_LIMIT) queue[queue.length] = call;
    return queue.length;
  };
  // Defined, since it cannot be assigned where the page has frozen the prototype of arrays.
  Object.defineProperty(queue, 'push', { value: push });
  if (!isTaken) page[name] = queue;

  const marked = (): RegExpExecArray | null => MARK.exec(location.hash);
  const [mark = '', token] = marked() ?? [];
  // In a page that is there already a link changes the fragment alone, and nothing is loaded.
  const stopFollowing = listen(window, 'hashchange', () => marked() && location.reload());
  const show = (address: string): unknown => mark && history.replaceState(history.state, '', address);
  const hide = (): unknown => show(location.href.replace(mark, ''));
  hide();
  let edits: string | undefined = mark;
  try {
    edits ||= sessionStorage['handrail:editing'] as string | undefined; // as every entry of a storage
  } catch {
    // Where storage is blocked, nobody has been editing.
  }

  // Libraries listen at the window as well, and close what is open by every press that is not in it. Who stands there
  // first decides what the others hear, and the shell comes late: it hears by this, once it is there.
  const gate = standAtWindow();
  const { close } = gate;
  gate.close = () => [close(), stopFollowing()];

  // The manifest is asked for while the shell is still coming. When nobody takes the answer, its failure is nobody's.
  const askAhead = async (): Promise<Response> => {
    const base = new URL(collector.replace(/\/*$/, '/'), document.baseURI).href;
    return fetch(`${base}v1/manifest?appKey=${encodeURIComponent(appKey)}`, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
  };

  let pauseMs = AGAIN_MS;
  const start = async (): Promise<void> => {
    try {
      // Whoever edits on this page sees no guides but the one being written, and is not counted.
      if (edits) {
        const glass = (await import(new URL('edit/glass.js', src).href)) as Glass;
        hide();
        return glass.edit(appKey, token, gate);
      }
      const ahead = askAhead();
      ahead.catch(() => undefined);
      // The shell is our own module, built together with this script.
      const shell = (await import(new URL(__HANDRAIL_SHELL__, src).href)) as typeof import('./index.ts');
      const client = shell[__HANDRAIL_START__]({ appKey, collector, ahead, gate, ...(appVersion && { appVersion }) });
      if (!isTaken) page[name] = client;
      client.push(...queue.slice(0, QUEUE_LIMIT));
    } catch (error) {
      console.warn('Handrail: could not be loaded', error);
      // Who loads the page once more before that is still who edits.
      show(location.href + mark);
      setTimeout(() => void start(), (pauseMs *= 2));
    }
  };
  let begun: unknown;
  const begin = (): unknown => (begun ??= start());
  // Not every browser has it, and a page may have put something in its place that never calls.
  // An author waits for nothing, and a page that has been loaded has nothing left to wait for.
  setTimeout(
    begin,
    edits || document.readyState === 'complete'
      ? 0
      : (window as Partial<Window>).requestIdleCallback?.(begin, { timeout: IDLE_MS })
        ? IDLE_MS + 1_000
        : 200,
  );
}
