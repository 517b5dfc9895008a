/** @jsxImportSource #kit */
import { render } from '../../kit/jsx-runtime.ts';
import type { ShownStep } from '@handrail/protocol';
import type { Stop } from '../../core/lifetime.ts';
import { createFocusKeeper, onReach } from '../../kit/focus.ts';
import { createRoot } from '../../kit/root.ts';
import { viewsAround } from '../../page/boxes.ts';
import { onEscape } from '../../page/escape.ts';
import { listen } from '../../page/listen.ts';
import type { Presenter, PresenterOptions, Scene } from '../scene.ts';
import baseCss from './base.css?inline';
import cardCss from './card.css?inline';
import { Card } from './card.tsx';
import cornerCss from './corner.css?inline';
import { keepPlaced } from './place.ts';
import tipCss from './tip.css?inline';

/** Between two steps the first stays until the second is found, as long as that is soon: the light does not flicker. */
const LINGER_MS = 150;
const nothing: Stop = () => undefined;

/** Draws steps over the page. */
export function createPresenter({ look, guard, messages, after }: PresenterOptions): Presenter {
  const root = createRoot(baseCss + tipCss + cornerCss + cardCss, look, guard);
  const focus = createFocusKeeper(root.host);
  let scene: Scene | undefined;
  let brought: ShownStep | undefined;
  let stopPlacing = nothing;
  let stopLinger = nothing;

  const stopReach = onReach(root.layer, [window, root.layer]);
  const stopPress = listen(root.layer, 'mousedown', guard(focus.keep));
  const stopEscape = onEscape(guard(() => scene?.act('dismiss')));

  function clear(): void {
    stopLinger();
    stopPlacing();
    stopPlacing = nothing;
    scene = undefined;
    focus.offer(undefined);
    // A card that goes with the focus would have the page hear that its field was left, and close what belongs to it.
    focus.lend();
    render(null, root.layer);
  }

  function show(next: Scene): void {
    stopLinger();
    const isNew = next.step !== scene?.step || next.element !== scene.element;
    const isBack = !scene;
    scene = next;
    if (isNew) stopPlacing();
    // Before it is raised, since a browser works out the styles for that.
    render(<Stage scene={next} messages={messages} />, root.layer);
    root.raise(isBack ? undefined : next.element);
    if (!isNew) return;
    const [card, hole, tip, live] = ['.card', '.hole', '.tip', '.live'].map((name) =>
      root.layer.querySelector<HTMLElement>(name),
    );
    if (!card) return;
    const { element, step } = next;
    const side = (step.type === 'tooltip' && step.side) || 'bottom';
    const isNewStep = step !== brought;
    brought = step;
    focus.offer(card);
    // Before it is put in its place, since a browser lays the page out to give the focus. Where that stays with the page,
    // the step is read out without it; not again when the page draws its element anew.
    if ((isNewStep || isBack) && !focus.take(card) && live) live.textContent = `${step.title}. ${messages.reach}`;
    if (element && tip && hole) {
      const region = step.type === 'tooltip' ? step.region : undefined;
      const stopFollowing = keepPlaced({ card, hole, tip, element, region, side }, guard);
      const stopReachInFrames = onReach(root.layer, viewsAround(element));
      stopPlacing = () => [stopFollowing(), stopReachInFrames()];
    } else stopPlacing = nothing;
  }

  return {
    show,
    hide() {
      stopLinger();
      stopLinger = after(LINGER_MS, guard(clear));
    },
    stop() {
      focus.giveBack();
      stopReach();
      stopEscape();
      stopPress();
      clear();
      root.stop();
    },
  };
}

function Stage(props: Parameters<typeof Card>[0]) {
  const { missed, step, pointer } = props.scene;
  return (
    <>
      {/* A new one for each step, without the place of the last: until it has its own it only shades. */}
      {!missed && step.type !== 'corner' && (
        <div class="hole" key={step.stepId}>
          {pointer}
        </div>
      )}
      <Card {...props} />
      <div class="live" aria-live="polite" />
    </>
  );
}
