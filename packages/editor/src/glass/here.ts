import type { Guard } from '@handrail/sdk/src/core/guard.ts';
import { createLifetime, type Stop } from '@handrail/sdk/src/core/lifetime.ts';
import { listen } from '@handrail/sdk/src/page/listen.ts';
import { onNavigate } from '@handrail/sdk/src/page/navigation.ts';
import type { Here } from '../wire.ts';
import type { Link } from './link.ts';

interface HereOptions {
  guard: Guard;
  link: Link;
  how(): Here['panels'];
  isRecording(): boolean;
}

/** Tells the panels what page this is, whenever that has changed. */
export function createHere({ guard, link, how, isRecording }: HereOptions): Stop {
  const life = createLifetime();
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let said = '';
  const tell = (): void => {
    const { title, documentElement } = document;
    const here: Here = {
      ...{ type: 'here', url: location.href.slice(0, 4_000), title: title.slice(0, 1_000) },
      ...{ lang: documentElement.lang.slice(0, 40), width: innerWidth, height: innerHeight },
      ...{ dark: dark.matches, recording: isRecording(), panels: how() },
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
