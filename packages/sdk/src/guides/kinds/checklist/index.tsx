/** @jsxImportSource #kit */
import type { Checklist, ChecklistItem, Event } from '@handrail/protocol';
import { watch } from '@handrail/target';
import { createLifetime } from '../../../core/lifetime.ts';
import { wordsOf } from '../../../kit/words.ts';
import { carryOut } from '../../present/carry-out.ts';
import { isId, isList, isText, type Body } from '../../read-guide.ts';
import type { Stage, StartGuide } from '../../stage.ts';
import { createBoard } from './board.tsx';
import { hear, newlyDone, nextOf, readProgress, targetsOf, type ListProgress } from './list-progress.ts';

export { lying } from '../../lying.ts';
export { prepare } from '../../prepare.ts';
export const isWhole = ({ items }: Body): boolean =>
  isList(items, ({ itemId, title }) => isId(itemId) && isText(title));

/** How long the word that all is done stays, if nobody closes it. */
const WELL_DONE_MS = 12_000;
/** Below this width an open list would cover the page. */
const NARROW = '(max-width: 30em)';

/** Things to do, with how far the visitor is. */
export const start: StartGuide<Checklist> = (stage) => {
  const { guide, guard, messages, record, kept, asked, facts } = stage;
  const { guideId, version, items } = guide;
  const life = createLifetime();
  const isFirst = kept.read() === undefined;
  const progress = readProgress(kept.read(), guide, facts());
  if (isFirst) progress.minimised = matchMedia(NARROW).matches;
  if (asked) progress.minimised = false;
  let isAllDone = false;
  let ended = false;
  const board = createBoard(stage);
  life.add(board.stop);
  life.add(() => (ended = true));

  const note = (name: 'step.shown' | 'step.completed', stepId: string): void =>
    record({ name, guideId, version, stepId });
  const complete = guard(() => end(() => stage.end({ how: 'completed' })));

  function end(how: () => void): void {
    if (ended) return;
    ended = true;
    how();
  }

  function draw(focus?: string): void {
    if (ended) return;
    board.draw({ stage, progress, isAllDone, ...acts }, focus);
    for (const { itemId } of progress.minimised ? [] : items) {
      if (progress.shown.includes(itemId)) continue;
      progress.shown.push(itemId);
      note('step.shown', itemId);
    }
    kept.write({ ...progress });
  }

  function settle(done: readonly ChecklistItem[]): void {
    // All of them first: what is noted makes us look again.
    progress.done.push(...done.map(({ itemId }) => itemId));
    progress.open = nextOf(guide, progress.done)?.itemId ?? '';
    for (const { itemId } of done) note('step.completed', itemId);
  }

  function finish(done: readonly ChecklistItem[]): void {
    settle(done);
    board.announce(`${done.map(({ title }) => title).join(', ')}: ${wordsOf(messages).ticked}`);
    if (progress.done.length < items.length) return draw();
    isAllDone = true;
    progress.minimised = false;
    draw();
    board.announce(wordsOf(messages).allDone);
    life.add(stage.after(WELL_DONE_MS, complete));
  }

  /** Looks whether something has been done meanwhile. */
  const look = guard((event?: Event) => {
    if (ended || isAllDone) return;
    const done = newlyDone(guide, progress, facts(), event);
    if (done.length) finish(done);
  });

  const acts = createActs({
    stage,
    progress,
    draw,
    finish,
    end: (how) => end(() => stage.end({ how })),
    isAllDone: () => isAllDone,
  });

  function begin(): void {
    settle(newlyDone(guide, progress, facts()));
    // All was done before anybody saw the list: there is nothing to show, unless it was asked for.
    if (progress.done.length === items.length && !asked) return life.add(stage.after(0, complete));
    draw();
    board.introduce();
    for (const target of targetsOf(guide)) life.add(watch(target, document, () => look()));
  }

  begin();
  return {
    guideId,
    navigated: () => look(),
    // What the click does to the page is there after it.
    clicked: () => void stage.after(0, () => look()),
    recorded(event) {
      if (hear(guide, progress, event)) kept.write({ ...progress });
      look(event);
    },
    stop: life.end,
  };
};

interface ActsOptions {
  stage: Stage<Checklist>;
  progress: ListProgress;
  draw(focus?: string): void;
  finish(done: readonly ChecklistItem[]): void;
  end(how: 'completed' | 'dismissed' | 'muted'): void;
  isAllDone(): boolean;
}

/** What the visitor can do with the list. */
function createActs({ stage, progress, draw, finish, end, isAllDone }: ActsOptions) {
  const { guard } = stage;
  return {
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
    dismiss: guard(() => end(isAllDone() ? 'completed' : 'dismissed')),
    mute: guard(() => end('muted')),
  };
}
