/** @jsxImportSource #kit */
import type { Guard } from '@handrail/sdk/src/core/guard.ts';
import { createLifetime, type Stop } from '@handrail/sdk/src/core/lifetime.ts';
import { render } from '@handrail/sdk/src/kit/jsx-runtime.ts';
import { createRoot } from '@handrail/sdk/src/kit/root.ts';
import { boxOf } from '@handrail/sdk/src/page/boxes.ts';
import type { GlassWords } from '../glass/words.ts';
import type { Sight } from '../wire.ts';
import pointCss from './point.css?inline';

export interface Outline {
  /** Draws around an element from now on, wherever it goes; around nothing when it has gone. */
  around(element: Element | undefined, sight?: Sight): void;
  /** Reads the element out, for those who go by the keyboard. */
  announce(sight: Sight): void;
  stop: Stop;
}

export interface OutlineOptions {
  guard: Guard;
  words: GlassWords & { locale: string };
  /** The page has taken the element away. */
  onLost(): void;
}

/** Shows in the top layer what would be anchored. */
export function createOutline({ guard, words, onLost }: OutlineOptions): Outline {
  const life = createLifetime();
  const root = createRoot(pointCss, [], guard);
  const stage = document.createElement('div');
  const live = document.createElement('div');
  live.className = 'live';
  live.setAttribute('aria-live', 'polite');
  live.lang = words.locale;
  root.layer.append(stage, live);
  root.raise();
  let shown: { element: Element; sight: Sight | undefined } | undefined;
  let drawn = '';

  function draw(): void {
    if (shown && !shown.element.isConnected) {
      shown = undefined;
      onLost();
    }
    const box = shown && boxOf(shown.element).box;
    const now = JSON.stringify([box, shown?.sight]);
    if (now === drawn) return;
    drawn = now;
    const pixels = (values: Record<string, number>): Record<string, string> =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `${Math.round(value)}px`]));
    const above = box && box.y > 34;
    render(
      <>
        {box && (
          <div class="outline" style={pixels({ left: box.x, top: box.y, width: box.width, height: box.height })} />
        )}
        {box && shown?.sight && (
          <div
            class="tag"
            lang={words.locale}
            style={pixels({
              left: Math.max(8, Math.min(box.x, innerWidth - 220)),
              top: above ? box.y - 30 : Math.min(box.y + box.height + 6, innerHeight - 34),
            })}
          >
            {nameOf(shown.sight)}
            <span>{words.strengths[shown.sight.strength.word]}</span>
          </div>
        )}
        <div class="help" role="note" lang={words.locale}>
          {words.pointing}
        </div>
      </>,
      stage,
    );
  }

  let frame = 0;
  const turn = guard(() => {
    draw();
    frame = requestAnimationFrame(turn);
  });
  turn();
  life.add(root.stop);
  life.add(() => cancelAnimationFrame(frame));
  return {
    around: (element, sight) => (shown = element && { element, sight }),
    announce(sight) {
      live.textContent = `${nameOf(sight)}, ${words.strengths[sight.strength.word]}`;
    },
    stop: life.end,
  };
}

const nameOf = ({ role, tag, name }: Sight): string => [role || tag, name && `“${name}”`].filter(Boolean).join(' ');
