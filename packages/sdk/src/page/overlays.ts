import { createLifetime, type Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

/** Calls back when the page has opened or closed a dialog or popover, or fills the screen: what lies in front has changed. */
export function onOverlay(handler: () => void): Stop {
  const life = createLifetime();
  // The second for dialogs of browsers that do not yet tell of their toggling.
  for (const name of ['toggle', 'close', 'fullscreenchange']) life.add(listen(document, name, handler, true));
  return life.end;
}
