import { createLifetime, type Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

/** Calls back when the page has opened or closed a dialog or popover, which changes what lies in front. */
export function onOverlay(handler: () => void): Stop {
  const life = createLifetime();
  life.add(listen(document, 'toggle', handler, true));
  // Dialogs of browsers that do not yet tell of their toggling.
  life.add(listen(document, 'close', handler, true));
  return life.end;
}
