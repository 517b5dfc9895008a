/** @jsxImportSource #kit */
import type { Banner, KnownIssue, Tone } from '@handrail/protocol';
import type { Child } from '../../kit/jsx-runtime.ts';
import { createLifetime, type Stop } from '../../core/lifetime.ts';
import { claimRoom } from '../../kit/room.ts';
import { createSlot, type Slot } from '../../kit/slot.ts';
import { wordsOf } from '../../kit/words.ts';
import { listen } from '../../page/listen.ts';
import { atTarget } from './at-target.ts';
import { Blocks } from './blocks.tsx';
import { ToneIcon } from './icons.tsx';
import { Close } from './parts.tsx';
import { createSurface, type Surface } from './surface.ts';
import type { Run, Stage } from '../stage.ts';
import css from './strip.css?inline';

export interface StripOptions {
  stage: Stage<Banner> | Stage<KnownIssue>;
  tone: Tone;
  /** Buttons and words after the author's own. */
  extra(): Child;
}

export interface Strip extends Run {
  draw(): void;
  announce(words: string): void;
}

/** A strip at an edge of the window, or in the flow of the page at an element, for which the page makes room. */
export function startStrip({ stage, tone, extra }: StripOptions): Strip {
  const { guide, guard, look, messages } = stage;
  const { place = 'top' } = guide;
  const life = createLifetime();
  let slot: Slot | undefined;
  let surface: Surface | undefined;
  let release: Stop = () => undefined;

  function draw(): void {
    surface?.draw(<StripView stage={stage} tone={tone} place={place} extra={extra()} />);
  }

  function open(): void {
    if (surface) return;
    surface = createSurface({
      ...{ css, look, messages, guard },
      ...(typeof place === 'object' && {
        root: (...args) => (slot = createSlot('before' in place ? 'before' : 'inside', ...args)),
      }),
    });
    life.add(listen(surface.layer, 'toggle', guard(letInFront)));
    draw();
    const bar = surface.part('.strip');
    if (!bar) return;
    surface.introduce(bar, guide.title);
    if (typeof place === 'string') release = claimRoom(place, bar, guard);
  }

  life.add(() => surface?.stop());
  life.add(() => release());
  if (typeof place === 'string') open();
  else
    life.add(
      atTarget('before' in place ? place.before : place.inside, stage as Stage<Banner>, {
        found(element) {
          open();
          slot?.put(element);
        },
        lost: () => slot?.take(),
      }),
    );
  return {
    guideId: guide.guideId,
    navigated: () => undefined,
    clicked: () => undefined,
    draw,
    announce: (words) => surface?.announce(words),
    stop: life.end,
  };
}

/** However late a strip has come, and whatever has raised it: it is so wide that all else we show has to lie in front of it. */
function letInFront(): void {
  for (const { shadowRoot } of document.querySelectorAll('handrail-root')) {
    const layer = shadowRoot?.querySelector<HTMLElement>('.layer:popover-open');
    if (!layer || layer.querySelector('.strip')) continue;
    const focused = shadowRoot?.activeElement;
    layer.hidePopover();
    layer.showPopover();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}

type ViewProps = Pick<StripOptions, 'stage' | 'tone'> & { place: Banner['place']; extra: Child };

function StripView({ stage, tone, place, extra }: ViewProps): Child {
  const { guide, messages, guard, asked } = stage;
  const words = wordsOf(messages);
  return (
    <div
      class="strip"
      role="region"
      aria-labelledby="title"
      tabIndex={-1}
      dir="auto"
      lang={guide.locale}
      data-tone={tone}
      data-place={typeof place === 'string' ? place : 'flow'}
    >
      <ToneIcon tone={tone} label={words.tones[tone]} />
      <div class="words">
        <strong id="title">{guide.title}</strong>
        <Blocks blocks={guide.blocks} messages={messages} />
      </div>
      <div class="foot">
        {extra}
        {!asked && (
          <button type="button" class="quiet" lang={messages.locale} onClick={guard(() => stage.end({ how: 'muted' }))}>
            {messages.notAgain}
          </button>
        )}
      </div>
      <Close label={messages.close} onClick={guard(() => stage.end({ how: 'dismissed' }))} />
    </div>
  );
}
