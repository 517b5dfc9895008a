/** @jsxImportSource #kit */
import type { Launcher } from '@handrail/protocol';
import type { Child } from '../../../kit/jsx-runtime.ts';
import { createLifetime, type Stop } from '../../../core/lifetime.ts';
import { claimRoom } from '../../../kit/room.ts';
import { say } from '../../../kit/say.ts';
import { wordsOf } from '../../../kit/words.ts';
import { atTarget } from '../../present/at-target.ts';
import { carryOut } from '../../present/carry-out.ts';
import cornerCss from '../../present/corner.css?inline';
import pillCss from '../../present/pill.css?inline';
import { follow } from '../../present/follow.ts';
import { Icon } from '../../present/icons.tsx';
import { createSurface, type Surface } from '../../present/surface.ts';
import { isList, isText, type Body } from '../../read-guide.ts';
import type { Run, Stage, StartGuide } from '../../stage.ts';
import css from './launcher.css?inline';

export { lying } from '../../lying.ts';
export { prepare } from '../../prepare.ts';
export const isWhole = ({ actions }: Body): boolean => isList(actions, ({ do: what }) => isText(what));

/** A button of ours, or an element of the page, that does something. */
export const start: StartGuide<Launcher> = (stage) => {
  const { guide, guard, record } = stage;
  const { guideId, version, form = 'corner', target } = guide;
  const life = createLifetime();
  let element: Element | undefined;

  const press = guard(() => {
    record({ name: 'step.completed', guideId, version, stepId: 'launcher' });
    // It stays for the next time: only what says so ends it.
    carryOut(guide.actions, { stage, moves: { next: () => undefined } });
  });
  const pressed = (path: readonly EventTarget[]): void => {
    if (element && path.includes(element)) press();
  };

  if (form === 'corner') life.add(inCorner(stage, press));
  else if (target) {
    const shown = form === 'beside' ? besides(stage, press) : undefined;
    if (shown) life.add(() => shown.leave());
    life.add(
      atTarget(target, stage, {
        found(found) {
          if (found !== element) shown?.come(found);
          element = found;
        },
        lost() {
          element = undefined;
          shown?.leave();
        },
        ...(form === 'element' && { clicked: pressed }),
      }),
    );
  }
  const run: Run = {
    guideId,
    navigated: () => undefined,
    clicked: form === 'element' ? pressed : () => undefined,
    stop: life.end,
  };
  return run;
};

function surfaceOf({ look, messages, guard }: Stage<Launcher>): Surface {
  return createSurface({ css: cornerCss + pillCss + css, look, messages, guard });
}

function inCorner(stage: Stage<Launcher>, press: () => void): Stop {
  const surface = surfaceOf(stage);
  surface.draw(<View stage={stage} press={press} />);
  const pill = surface.part('.pill');
  const release = pill && claimRoom(stage.guide.corner ?? 'bottom-end', pill, stage.guard);
  const button = surface.part('.launch');
  if (button) surface.focus.offer(button);
  return () => {
    release?.();
    surface.stop();
  };
}

function besides(stage: Stage<Launcher>, press: () => void): { come(element: Element): void; leave: Stop } {
  let surface: Surface | undefined;
  let stopFollowing: Stop | undefined;
  function leave(): void {
    stopFollowing?.();
    surface?.stop();
    surface = stopFollowing = undefined;
  }
  return {
    come(element) {
      leave();
      surface = surfaceOf(stage);
      surface.draw(<View stage={stage} press={press} />);
      const [pill, button] = [surface.part('.pill'), surface.part('.launch')];
      if (button) surface.focus.offer(button);
      if (pill) stopFollowing = follow(element, pill, 'beside', stage.guard, () => undefined);
    },
    leave,
  };
}

function View({ stage, press }: { stage: Stage<Launcher>; press(): void }): Child {
  const { guide, messages, guard, asked } = stage;
  const isCorner = (guide.form ?? 'corner') === 'corner';
  return (
    <div
      class="pill"
      dir="auto"
      lang={guide.locale}
      data-corner={isCorner ? (guide.corner ?? 'bottom-end') : undefined}
    >
      <button type="button" class="launch" onClick={press}>
        <Icon path="m6.2 4.2 5 3.8-5 3.8z" />
        <span>{guide.title}</span>
      </button>
      {!asked && (
        <button
          type="button"
          class="hide"
          lang={messages.locale}
          aria-label={say(wordsOf(messages).hide, { title: guide.title })}
          onClick={guard(() => stage.end({ how: 'muted' }))}
        >
          <Icon path="m5 5 6 6m0-6-6 6" />
        </button>
      )}
    </div>
  );
}
