import type { Guard } from '@handrail/sdk/src/core/guard.ts';
import { createLifetime, type Stop } from '@handrail/sdk/src/core/lifetime.ts';
import { listen } from '@handrail/sdk/src/page/listen.ts';
import { awaitPanels } from '../shake-hands.ts';
import type { Here } from '../wire.ts';
import { showBar } from './bar.tsx';
import { createFrame, type Frame } from './frame.ts';
import type { Link } from './link.ts';
import type { Mark } from './mark.ts';
import type { GlassWords } from './words.ts';

export interface PanelsOptions {
  /** Address of the collector. */
  base: string;
  appKey: string;
  words: GlassWords & { locale: string };
  mark: Mark;
  guard: Guard;
  link: Link;
  leave(): void;
}

export interface Panels {
  how(): Here['panels'];
  dock: Frame['dock'];
  makeRoom: Frame['makeRoom'];
  /** Where the keyboard is led to; a window of their own has it by itself. */
  focus(): void;
  /** From now on the editor comes back after page loads in this tab. */
  keep(): void;
  stop: Stop;
}

/** How long the panels may take to say that they are there. */
const QUIET_MS = 10_000;
const WINDOW = 'popup,width=440,height=860';

/** Shows the panels: in a frame of this page or, where that is refused, in a window of their own. */
export function showPanels({ base, appKey, words, mark, guard, link, leave }: PanelsOptions): Panels {
  const life = createLifetime();
  const { origin } = new URL(base);
  let how: Here['panels'] = 'frame';
  let frame: Frame | undefined;
  let stopPanels: Stop = () => undefined;
  let nonce = '';
  const srcOf = (): string => `${base}edit/frame?app=${encodeURIComponent(appKey)}&lang=${words.locale}#${nonce}`;

  function wait(view: () => Window | null | undefined): Stop {
    return awaitPanels({ origin, nonce, view }, guard(link.connect));
  }

  function inFrame(): void {
    nonce = newNonce();
    const parts = createLifetime();
    stopPanels = parts.end;
    const instead = (text: string, code?: string): void => {
      parts.end();
      offerWindow(text, code);
    };
    frame = createFrame({ src: srcOf(), title: words.frame, guard, onLost: () => instead(words.gone) });
    parts.add(frame.stop);
    parts.add(wait(() => frame?.view()));
    parts.add(
      listen<SecurityPolicyViolationEvent>(
        document,
        'securitypolicyviolation',
        guard((event) => {
          if (!/^(frame|child|default)-src/.test(event.effectiveDirective) || !event.blockedURI.startsWith(origin))
            return;
          instead(words.noFrame, `frame-src ${origin}`);
        }),
      ),
    );
    const timer = setTimeout(
      guard(() => instead(words.refused.replace('{origin}', location.origin))),
      QUIET_MS,
    );
    parts.add(() => clearTimeout(timer));
    parts.add(link.onConnected(() => clearTimeout(timer)));
  }

  function offerWindow(text: string, code?: string): void {
    frame = undefined;
    nonce = newNonce();
    stopPanels = showBar({ words, text, code, openWindow, leave, guard });
  }

  function openWindow(): boolean {
    const panels = window.open(srcOf(), 'handrail-editor', WINDOW);
    if (!panels) return false;
    how = 'window';
    stopPanels = wait(() => panels);
    return true;
  }

  /** After a page load the window is there still, and calls; where it has been closed meanwhile, it is offered again. */
  function backToWindow(before: string): void {
    how = 'window';
    nonce = before;
    const panels = window.open('', 'handrail-editor');
    if (panels) stopPanels = wait(() => panels);
    else offerWindow(words.noWindow);
  }

  if (mark.windowBefore === undefined) inFrame();
  else backToWindow(mark.windowBefore);
  life.add(mark.remove);
  life.add(() => stopPanels());
  return {
    how: () => how,
    dock: (dock) => frame?.dock(dock),
    makeRoom: (box) => frame?.makeRoom(box),
    focus: () => frame?.focus(),
    keep: () => mark.keep(how === 'window' ? nonce : undefined),
    stop: life.end,
  };
}

const newNonce = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
