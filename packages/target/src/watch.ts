import type { Target } from '@handrail/protocol';
import type { Finding, Root } from './finding.ts';
import { look, tell, type Watcher } from './look.ts';
import type * as Watching from './watching.ts';

type Stop = () => void;

/** In so long what has been found is most likely painted. */
const PAINT_MS = 30;

/** Those that have been asked for until what follows them has come. */
const waiting = new Set<Watcher>();
let watching: typeof Watching | undefined;
let loading: Promise<void> | undefined;

/**
 * Tells the listener, soon and not at once, where the target is, and again after every change of the answer:
 * it appears, becomes another element, changes its confidence, is gone. Nothing is polled.
 */
export function watch(target: Target, root: Root, listener: (finding: Finding) => void): Stop {
  const watcher: Watcher = { target, root, listener };
  // What is watched alone is shown to somebody who waits: the exact signals are asked before the next frame, and what they
  // find is drawn and painted before that which follows it is fetched.
  if (!waiting.size && !watching?.isBusy())
    queueMicrotask(() => {
      if (!watcher.last) tell(watcher, look(watcher));
      if (watcher.last && !watching) setTimeout(fetch, PAINT_MS);
      else fetch();
    });
  else fetch();
  if (watching) watching.follow(watcher);
  else waiting.add(watcher);
  return () => {
    watcher.isOver = true;
    waiting.delete(watcher);
    watching?.leave(watcher);
  };
}

function fetch(): void {
  if (!watching) loading ??= import('./watching.ts').then(begin, giveUp);
}

function begin(module: typeof Watching): void {
  watching = module;
  for (const watcher of waiting) watching.follow(watcher);
  waiting.clear();
}

/** What the exact signals say stands; who asks the next time tries again. */
function giveUp(): void {
  loading = undefined;
  for (const watcher of waiting) tell(watcher, look(watcher) ?? watcher.unsure);
  waiting.clear();
}
