import type { ComponentChild, VNode } from 'preact';
import type { Messages } from '../../kit/messages.ts';
import type { Act, Scene } from '../scene.ts';
import { Blocks } from './blocks.tsx';

export interface CardProps {
  scene: Scene;
  messages: Messages;
}

/** One step in words, with what the visitor can do. */
export function Card({ scene, messages }: CardProps): VNode {
  const { step, act, missed } = scene;
  return (
    <div
      class="card"
      role="dialog"
      aria-labelledby="title"
      aria-describedby="text"
      tabIndex={-1}
      dir="auto"
      key={`${step.stepId} ${missed ? 'missed' : ''}`}
      data-middle={scene.element ? undefined : true}
      onKeyDown={(event: KeyboardEvent) => onKey(event, scene)}
    >
      <div class="scroll">
        <h2 id="title" lang={missed && messages.locale}>
          {missed ? messages.missedTitle : step.title}
        </h2>
        <div id="text" class="text" dir="auto" lang={missed && messages.locale}>
          {missed ? (
            <p aria-live="polite">{missed === 'looking' ? messages.looking : messages.missedText}</p>
          ) : (
            <Blocks blocks={step.blocks} messages={messages} />
          )}
        </div>
        {!missed && isByClick(scene) && (
          <p class="hint" dir="auto" lang={messages.locale}>
            {messages.clickTarget}
          </p>
        )}
      </div>
      <div class="foot" lang={messages.locale}>
        <Progress scene={scene} messages={messages} />
        {missed ? missedButtons(scene, messages) : stepButtons(scene, messages)}
      </div>
      <button type="button" class="close" aria-label={messages.close} onClick={() => act('dismiss')}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="m4 4 8 8m0-8-8 8" />
        </svg>
      </button>
      {scene.element && <div class="tip" />}
    </div>
  );
}

const isByClick = ({ step }: Scene): boolean => step.type === 'tooltip' && step.advance === 'click';

function stepButtons(scene: Scene, messages: Messages): ComponentChild {
  const isLast = scene.stepIndex === scene.guide.steps.length - 1;
  return (
    <>
      {scene.canGoBack && button(scene, 'back', messages.back)}
      {!isByClick(scene) && button(scene, 'next', isLast ? messages.done : messages.next, true)}
    </>
  );
}

function missedButtons(scene: Scene, messages: Messages): ComponentChild {
  return (
    <>
      {button(scene, 'skip', messages.skip)}
      {button(scene, 'retry', messages.retry, true)}
    </>
  );
}

function button({ act, missed }: Scene, what: Act, label: string, isMain = false): VNode {
  return (
    <button
      type="button"
      class={isMain ? 'main' : ''}
      aria-disabled={what === 'retry' && missed === 'looking' ? true : undefined}
      onClick={() => act(what)}
    >
      {label}
    </button>
  );
}

function Progress({ scene: { guide, stepIndex }, messages }: CardProps): ComponentChild {
  const steps = guide.steps.length;
  if (steps === 1) return null;
  const label = messages.progress.replace('{step}', `${stepIndex + 1}`).replace('{steps}', `${steps}`);
  return (
    <div class="progress">
      <span dir="auto">{label}</span>
      <div class="bar">
        <div style={{ width: `${((stepIndex + 1) / steps) * 100}%` }} />
      </div>
    </div>
  );
}

/** Escape closes; Tab past the last control goes on to the element that the step speaks of. */
function onKey(event: KeyboardEvent, { act, element }: Scene): void {
  if (event.key === 'Escape') return act('dismiss');
  const card = event.currentTarget;
  if (event.key !== 'Tab' || event.shiftKey || !(card instanceof HTMLElement) || !(element instanceof HTMLElement))
    return;
  const controls = card.querySelectorAll('a,button');
  if (event.target !== controls[controls.length - 1]) return;
  element.focus();
  // What cannot hold the focus leaves it here; then Tab does what it always does.
  if (document.activeElement === element) event.preventDefault();
}
