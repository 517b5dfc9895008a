/** @jsxImportSource #kit */
import type { Child } from '../../kit/jsx-runtime.ts';
import type { Messages } from '../../kit/messages.ts';
import type { Control, Scene } from '../scene.ts';
import { Blocks } from './blocks.tsx';

export interface CardProps {
  scene: Scene;
  messages: Messages;
}

/** One step in words, with what the visitor can do. */
export function Card({ scene, messages }: CardProps): Child {
  const { step, act, lang, remark, controls } = scene;
  // Not to be noticed first: other ways to run the guide, and never to see it again.
  const quiet = controls.filter((one) => one.quiet);
  const corner = step.type === 'corner' ? (step.corner ?? 'bottom-end') : undefined;
  return (
    <div
      class="card"
      role="dialog"
      aria-labelledby="title"
      aria-describedby="text"
      tabIndex={-1}
      dir="auto"
      key={step.stepId}
      data-middle={scene.element || corner ? undefined : true}
      data-corner={corner}
      onKeyDown={(event: KeyboardEvent) => onKey(event, scene)}
    >
      <div class="scroll">
        <h2 id="title" lang={lang}>
          {step.title}
        </h2>
        <div id="text" class="text" dir="auto" lang={lang}>
          <Blocks blocks={step.blocks} messages={messages} />
        </div>
        {/* Always there, since a live region speaks of what changes in it. */}
        <p class={remark?.isProblem ? 'hint problem' : 'hint'} dir="auto" lang={lang} aria-live="polite">
          {remark?.text}
        </p>
      </div>
      <div class="foot" lang={messages.locale}>
        <Progress scene={scene} messages={messages} />
        {controls.filter((one) => !one.quiet).map(button)}
      </div>
      {quiet.length > 0 && (
        <div class="more" lang={messages.locale}>
          {quiet.map(button)}
        </div>
      )}
      <button type="button" class="close" aria-label={messages.close} onClick={() => act('dismiss')}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="m4 4 8 8m0-8-8 8" />
        </svg>
      </button>
      {scene.element && <div class="tip" />}
    </div>
  );
}

const button = ({ label, main, disabled, press }: Control): Child => (
  <button type="button" class={main ? 'main' : ''} aria-disabled={disabled || undefined} onClick={press}>
    {label}
  </button>
);

function Progress({ scene: { count }, messages }: CardProps): Child {
  if (!count || count.steps === 1) return null;
  const { step, steps } = count;
  const label = messages.progress.replace('{step}', `${step}`).replace('{steps}', `${steps}`);
  return (
    <div class="progress">
      <span dir="auto">{label}</span>
      <div class="bar">
        <div style={{ width: `${(step / steps) * 100}%` }} />
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
