import type { Target } from '@handrail/protocol';
import type { Guard } from '@handrail/sdk/src/core/guard.ts';
import { createLifetime, type Stop } from '@handrail/sdk/src/core/lifetime.ts';
import { createActs } from '../tools/acts.ts';
import { findAll } from '../tools/find.ts';
import { pointAt, type Pointing } from '../tools/point.ts';
import { drawing, explainHere, showStep } from '../tools/show.ts';
import { recordActs } from '../tools/record.ts';
import { createTyped, type Typed } from '../tools/typed.ts';
import type { Act, PanelMessage } from '../wire.ts';
import type { Link } from './link.ts';
import type { GlassWords } from './words.ts';

export interface ToolOptions {
  /** Address of the collector. */
  base: string;
  guard: Guard;
  link: Link;
  words: GlassWords & { locale: string };
  /** Has the panels step aside when they lie over this. */
  makeRoom(box?: DOMRect): void;
}

export interface Tools {
  hear(message: PanelMessage): void;
  isRecording(): boolean;
  /** What was typed since the page came, and must not be told. */
  typed: Typed;
  stop: Stop;
}

const nothing: Stop = () => undefined;

/** What the panels can have done in the page. */
export function createTools({ base, guard, link, words, makeRoom }: ToolOptions): Tools {
  const life = createLifetime();
  const acts = createActs();
  const typed = createTyped();
  let pointing: Pointing | undefined;
  let [stopRecording, stopSwallowing, hideStep] = [nothing, nothing, nothing];
  /** Shows and hides that were asked for; only the latest counts. */
  let shows = 0;

  const tell = (act: Act): void => link.tell({ type: 'recorded', act });

  function picture(element: Element): (target: Target) => void {
    const taken = drawing(base).then(({ takePlace }) => takePlace(element, (text) => typed.without(text) !== text));
    // A page that cannot be drawn has no picture.
    const made = taken.catch(() => undefined);
    return guard(async (target: Target) => {
      const png = await made;
      if (png) link.tell({ type: 'pictured', target, picture: png });
    });
  }

  function record(on: boolean): void {
    stopRecording();
    stopRecording = nothing;
    if (!on) return acts.end();
    acts.begin();
    stopRecording = recordActs({ guard, acts, typed, tell, picture, isPaused: () => pointing !== undefined });
  }

  function point(requestId: string, on: boolean): void {
    stopSwallowing();
    pointing?.stop();
    pointing = undefined;
    if (!on) return;
    const now = pointAt({
      ...{ guard, words },
      onPointed: (sight) => link.tell({ type: 'pointed', sight }),
      onPicked(sight, element) {
        link.tell({ type: 'picked', requestId, sight });
        if (sight && element) picture(element)(sight.target);
        // The rest of the press is not the page's either.
        const timer = setTimeout(() => pointing === now && point(requestId, false), PRESS_MS);
        stopSwallowing = () => clearTimeout(timer);
      },
    });
    pointing = now;
  }

  async function show(wish: Extract<PanelMessage, { type: 'show' }>): Promise<void> {
    const mine = (shows += 1);
    hideStep();
    hideStep = nothing;
    const stop = await showStep(wish, { base, guard, tell: link.tell, makeRoom, isCurrent: () => mine === shows });
    if (mine === shows) hideStep = stop;
    else stop();
  }

  function hide(): void {
    shows += 1;
    hideStep();
    hideStep = nothing;
  }

  // After a page load; what the panels had not taken before they went with the page is told again.
  if (acts.isOn()) record(true);
  life.add(link.onConnected(() => acts.latest().forEach(tell)));
  life.add(() => acts.end());
  life.add(() => stopRecording());
  life.add(() => point('', false));
  life.add(hide);
  return {
    isRecording: acts.isOn,
    typed,
    hear(message) {
      switch (message.type) {
        case 'record':
          return record(message.on);
        case 'point':
          return point(message.requestId, message.on);
        case 'climb':
          return pointing?.climb(message.to);
        case 'find':
          return guard(async () =>
            link.tell({ type: 'found', requestId: message.requestId, findings: await findAll(message.targets) }),
          )();
        case 'show':
          return guard(() => show(message))();
        case 'explain':
          return guard(explainHere)(message, { base, tell: link.tell, without: typed.without });
        case 'hide':
          return hide();
        case 'go':
          return go(link, message.url);
        default:
          return undefined;
      }
    },
    stop: life.end,
  };
}

/** How long the release and the click of a press may come after it. */
const PRESS_MS = 400;

/** Within the same site alone: the panels speak for an author, and lead nobody elsewhere. */
function go(link: Link, wanted: string): void {
  const url = URL.parse(wanted, document.baseURI);
  if (url?.origin === location.origin) location.assign(url.href);
  else link.tell({ type: 'trouble', code: 'other-origin', message: 'The address is not of this site.' });
}
