/** @jsxImportSource #kit */
import type { Hint } from '@handrail/protocol';
import type { Child } from '../../../kit/jsx-runtime.ts';
import { createLifetime, type Stop } from '../../../core/lifetime.ts';
import { isRecord } from '../../../core/saved.ts';
import { say } from '../../../kit/say.ts';
import { wordsOf } from '../../../kit/words.ts';
import { atTarget } from '../../present/at-target.ts';
import { Blocks } from '../../present/blocks.tsx';
import { carryOut } from '../../present/carry-out.ts';
import { follow } from '../../present/follow.ts';
import { Close, Foot } from '../../present/parts.tsx';
import { keepPlaced } from '../../present/place.ts';
import tipCss from '../../present/tip.css?inline';
import { createSurface, type Surface } from '../../present/surface.ts';
import { hasBlocks, type Body } from '../../read-guide.ts';
import type { Stage, StartGuide } from '../../stage.ts';
import css from './hint.css?inline';

export { lying } from '../../lying.ts';
export { prepare } from '../../prepare.ts';
export const isWhole = (guide: Body): boolean => hasBlocks(guide) && isRecord(guide.target);

const nothing: Stop = () => undefined;

/** A mark at an element, which opens a tip. It is there as long as the element can be seen. */
export const start: StartGuide<Hint> = (stage) => {
  const { guide, guard, messages, look, record, asked } = stage;
  const { guideId, version } = guide;
  const life = createLifetime();
  let surface: Surface | undefined;
  let element: Element | undefined;
  let isOpen = false;
  let wasShown = false;
  let stopFollowing = nothing;
  let stopPlacing = nothing;

  function draw(): void {
    surface?.draw(element && <View stage={stage} isOpen={isOpen} toggle={toggle} close={close} />);
  }

  const toggle = guard(() => (isOpen ? close() : open()));
  const close = guard(() => {
    if (!isOpen) return;
    isOpen = false;
    stopPlacing();
    stopPlacing = nothing;
    draw();
    surface?.part('.mark')?.focus({ preventScroll: true });
  });

  function open(): void {
    if (!surface || isOpen) return;
    isOpen = true;
    draw();
    const [mark, card, hole, tip] = ['.mark', '.card', '.hole', '.tip'].map((name) => surface?.part(name));
    if (!mark || !card || !hole || !tip) return;
    // Beside the element, so as not to cover it; of one that fills the page, beside the mark.
    const isLarge = !element || element.getBoundingClientRect().height > innerHeight / 3;
    const at = isLarge || guide.mark === 'inline' ? mark : element;
    stopPlacing = keepPlaced({ card, hole, tip, element: at ?? mark, side: guide.side ?? 'bottom' }, guard);
    card.focus({ preventScroll: true });
    if (wasShown) return;
    wasShown = true;
    record({ name: 'step.shown', guideId, version, stepId: 'hint' });
  }

  function leave(): void {
    stopFollowing();
    stopPlacing();
    stopFollowing = stopPlacing = nothing;
    surface?.stop();
    surface = element = undefined;
    isOpen = false;
  }

  function come(found: Element): void {
    leave();
    element = found;
    surface = createSurface({ css: tipCss + css, look, messages, guard });
    draw();
    const mark = surface.part('.mark');
    if (!mark) return;
    surface.focus.offer(mark);
    stopFollowing = follow(found, mark, guide.mark === 'inline' ? 'words' : 'corner', guard, () => isOpen && close());
    if (asked && !wasShown) open();
  }

  life.add(leave);
  life.add(atTarget(guide.target, stage, { found: (found) => found === element || come(found), lost: leave }));
  return { guideId, navigated: () => undefined, clicked: () => undefined, stop: life.end };
};

interface ViewProps {
  stage: Stage<Hint>;
  isOpen: boolean;
  toggle(): void;
  close(): void;
}

function View({ stage, isOpen, toggle, close }: ViewProps): Child {
  const { guide, messages, guard, asked } = stage;
  const words = wordsOf(messages);
  return (
    <>
      <button
        type="button"
        class="mark"
        data-mark={guide.mark ?? 'beacon'}
        aria-label={say(words.openTip, { title: guide.title })}
        aria-expanded={isOpen}
        aria-controls={isOpen ? 'tip' : undefined}
        onClick={toggle}
      >
        {guide.mark === 'inline' && '?'}
      </button>
      {isOpen && (
        <div
          class="card"
          id="tip"
          role="dialog"
          aria-labelledby="title"
          aria-describedby="text"
          tabIndex={-1}
          dir="auto"
          lang={guide.locale}
          onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && close()}
        >
          <div class="scroll">
            <h2 id="title">{guide.title}</h2>
            <div id="text" class="text" dir="auto">
              <Blocks blocks={guide.blocks} messages={messages} />
            </div>
          </div>
          <Foot
            buttons={guide.buttons}
            messages={messages}
            press={guard((actions) => carryOut(actions, { stage }))}
            mute={asked ? undefined : guard(() => stage.end({ how: 'muted' }))}
          />
          <Close label={messages.close} onClick={close} />
          <div class="tip" />
        </div>
      )}
      {isOpen && <div class="hole" hidden />}
    </>
  );
}
