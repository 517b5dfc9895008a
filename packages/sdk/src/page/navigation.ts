import { createLifetime, type Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

/** Calls back when the address has changed within the document: by script, link to a place, Back or Forward. */
export function onNavigate(handler: () => void): Stop {
  let href = location.href;
  const changed = (): void => {
    if (location.href === href) return;
    href = location.href;
    handler();
  };
  const life = createLifetime();
  const { navigation } = window as { navigation?: EventTarget };
  if (navigation) {
    life.add(listen(navigation, 'currententrychange', changed));
  } else {
    life.add(patch('pushState', changed));
    life.add(patch('replaceState', changed));
    life.add(listen(window, 'popstate', changed));
    life.add(listen(window, 'hashchange', changed));
  }
  return life.end;
}

/**
 * Tells when the page calls a method of `history`, which nothing announces in browsers without the Navigation API. A
 * patch laid over ours afterwards is never torn out: ours then stays as a mere passage.
 */
function patch(name: 'pushState' | 'replaceState', changed: () => void): Stop {
  const inherited = !Object.hasOwn(history, name);

  const original = history[name];
  let active = true;
  const patched = function (this: History, ...args: Parameters<History['pushState']>): void {
    original.apply(this, args);
    if (active) changed();
  };
  history[name] = patched;
  return () => {
    active = false;
    if (history[name] !== patched) return;
    if (inherited) Reflect.deleteProperty(history, name);
    else history[name] = original;
  };
}
