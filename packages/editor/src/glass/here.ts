import type { Guard } from '@handrail/sdk/src/core/guard.ts';
import { createLifetime, type Stop } from '@handrail/sdk/src/core/lifetime.ts';
import { listen } from '@handrail/sdk/src/page/listen.ts';
import { onNavigate } from '@handrail/sdk/src/page/navigation.ts';
import type { Typed } from '../tools/typed.ts';
import type { Here } from '../wire.ts';
import type { Link } from './link.ts';

interface HereOptions {
  guard: Guard;
  link: Link;
  how(): Here['panels'];
  isRecording(): boolean;
  typed: Typed;
}

/** Tells the panels what page this is, whenever that has changed. */
export function createHere({ guard, link, how, isRecording, typed }: HereOptions): Stop {
  const life = createLifetime();
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let said = '';
  const tell = (): void => {
    const { documentElement } = document;
    const recording = isRecording();
    // Pages put what is typed into titles, letter by letter, and into queries.
    const title = recording ? '' : typed.without(document.title);
    const url = recording ? typed.address(location.href) : location.href;
    const here: Here = {
      ...{ type: 'here', url: url.slice(0, 4_000), title: title.slice(0, 1_000) },
      ...{ lang: documentElement.lang.slice(0, 40), width: innerWidth, height: innerHeight },
      ...{ dark: dark.matches, recording, panels: how() },
    };
    const now = JSON.stringify(here);
    if (now === said) return;
    said = now;
    link.tell(here);
  };
  const anew = guard(() => {
    said = '';
    tell();
  });
  life.add(link.onConnected(anew));
  life.add(onNavigate(guard(tell)));
  life.add(listen(window, 'resize', guard(tell)));
  life.add(listen(dark, 'change', guard(tell)));
  // Single-page applications often set the title after the address.
  const head = new MutationObserver(guard(tell));
  head.observe(document.head, { childList: true, subtree: true, characterData: true });
  life.add(() => head.disconnect());
  return life.end;
}
