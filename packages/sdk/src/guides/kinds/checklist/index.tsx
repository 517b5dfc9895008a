import type { Checklist, ChecklistItem, Event } from '@handrail/protocol';
import { watch } from '@handrail/target';
import { createLifetime, type Stop } from '../../../core/lifetime.ts';
import { claimRoom } from '../../../kit/room.ts';
import { wordsOf } from '../../../kit/words.ts';
import { carryOut } from '../../present/carry-out.ts';
import cornerCss from '../../present/corner.css?inline';
import pillCss from '../../present/pill.css?inline';
import { createSurface } from '../../present/surface.ts';
import type { StartGuide } from '../../stage.ts';
import css from './checklist.css?inline';
import { hear, newlyDone, nextOf, readProgress, targetsOf } from './list-progress.ts';
import { ListView, Pill, type ListScene } from './view.tsx';

/** How long the word that all is done stays, if nobody closes it. */
const WELL_DONE_MS = 12_000;
/** Below this width an open list would cover the page. */
const NARROW = '(max-width: 30em)';

/** Things to do, with how far the visitor is. */
export const start: StartGuide<Checklist> = (stage) => {
  const { guide, guard, messages, theme, record, kept, asked, facts } = stage;
  const { guideId, version, items } = guide;
  const life = createLifetime();
  const isFirst = kept.read() === undefined;
  const progress = readProgress(kept.read(), guide, facts());
  if (isFirst) progress.minimised = matchMedia(NARROW).matches;
  if (asked) progress.minimised = false;
  progress.open ??= nextOf(guide, progress.done)?.itemId ?? '';
  let isAllDone = false;
  let ended = false;
  let release: Stop = () => undefined;

  const note = (name: 'step.shown' | 'step.completed', stepId: string): void =>
    record({ name, guideId, version, stepId });
  const complete = guard(() => end(() => stage.end({ how: 'completed' })));

  const surface = createSurface({ css: cornerCss + pillCss + css, theme, messages, guard });
  life.add(surface.stop);
  life.add(() => release());

  function end(how: () => void): void {
    if (ended) return;
    ended = true;
    how();
  }

  function draw(focus?: string): void {
    if (ended) return;
    const scene: ListScene = { stage, progress, isAllDone, ...acts };
    const was = surface.part('[data-corner]');
    surface.draw(progress.minimised ? <Pill {...scene} /> : <ListView {...scene} />);
    const is = surface.part('[data-corner]');
    if (is && is !== was) {
      release();
      release = claimRoom(guide.corner ?? 'bottom-end', is, guard);
      surface.focus.offer(progress.minimised ? surface.part('.launch') : is);
    }
    if (focus) surface.part(focus)?.focus({ preventScroll: true });
    if (progress.minimised) return kept.write({ ...progress });
    for (const { itemId } of items) {
      if (progress.shown.includes(itemId)) continue;
      progress.shown.push(itemId);
      note('step.shown', itemId);
    }
    kept.write({ ...progress });
  }

  function finish(done: readonly ChecklistItem[]): void {
    for (const { itemId } of done) {
      progress.done.push(itemId);
      note('step.completed', itemId);
    }
    progress.open = nextOf(guide, progress.done)?.itemId ?? '';
    surface.announce(`${done.map(({ title }) => title).join(', ')}: ${wordsOf(messages).ticked}`);
    if (progress.done.length < items.length) return draw();
    isAllDone = true;
    progress.minimised = false;
    draw();
    surface.announce(wordsOf(messages).allDone);
    life.add(stage.after(WELL_DONE_MS, complete));
  }

  /** Looks whether something has been done meanwhile. */
  const look = guard((event?: Event) => {
    if (ended || isAllDone) return;
    const done = newlyDone(guide, progress, facts(), event);
    if (done.length) finish(done);
  });

  const acts = {
    minimise: guard((minimised: boolean) => {
      progress.minimised = minimised;
      draw(minimised ? '.launch' : '.card');
    }),
    toggle: guard((itemId: string) => {
      progress.open = progress.open === itemId ? '' : itemId;
      draw();
    }),
    begin: guard(({ actions = [] }: ChecklistItem) => {
      // What the item starts needs the room.
      if (actions.some((action) => ['start', 'open', 'help'].includes(action.do))) {
        progress.minimised = true;
        draw();
      }
      carryOut(actions, { stage, moves: { next: () => undefined } });
    }),
    tick: guard((item: ChecklistItem) => finish([item])),
    dismiss: guard(() => (isAllDone ? complete() : end(() => stage.end({ how: 'dismissed' })))),
    mute: guard(() => end(() => stage.end({ how: 'muted' }))),
  };

  function begin(): void {
    const before = newlyDone(guide, progress, facts());
    for (const { itemId } of before) {
      progress.done.push(itemId);
      note('step.completed', itemId);
    }
    // All was done before anybody saw the list: there is nothing to show, unless it was asked for.
    if (progress.done.length === items.length && !asked) return void stage.after(0, complete);
    progress.open = nextOf(guide, progress.done)?.itemId ?? '';
    draw();
    const panel = surface.part('.card');
    if (panel) surface.introduce(panel, guide.title);
    for (const target of targetsOf(guide)) life.add(watch(target, document, () => look()));
  }

  begin();
  return {
    guideId,
    navigated: () => look(),
    // What the click does to the page is there after it.
    clicked: () => void stage.after(0, () => look()),
    recorded(event) {
      hear(guide, progress, event);
      look(event);
    },
    stop: life.end,
  };
};
