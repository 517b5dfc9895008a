import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { listen } from '../page/listen.ts';
import { onNavigate } from '../page/navigation.ts';

/** A link to help from anywhere in the page. */
const LINK = '#handrail-help';

interface WaysOptions {
  guard: Guard;
  ask(): void;
  /** Whether F1 is ours. */
  hasKey(): boolean;
}

/** Ways to open help that need no button of ours: a link and, where the app wants it, F1. */
export function hearWays({ guard, ask, hasKey }: WaysOptions): Stop {
  const life = createLifetime();
  const followLink = guard(() => {
    if (location.hash !== LINK) return;
    // So that the same link leads here again.
    history.replaceState(history.state, '', location.pathname + location.search);
    ask();
  });
  const hearKey = guard((event: KeyboardEvent) => {
    if (event.key !== 'F1' || event.defaultPrevented || !hasKey()) return;
    event.preventDefault();
    ask();
  });
  life.add(onNavigate(followLink));
  life.add(listen(window, 'keydown', hearKey, true));
  followLink();
  return life.end;
}
