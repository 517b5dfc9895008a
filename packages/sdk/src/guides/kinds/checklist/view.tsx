/** @jsxImportSource #kit */
import type { Checklist, ChecklistItem } from '@handrail/protocol';
import type { Child } from '../../../kit/jsx-runtime.ts';
import { say, sayCount } from '../../../kit/say.ts';
import { wordsOf } from '../../../kit/words.ts';
import { Blocks } from '../../present/blocks.tsx';
import { Icon } from '../../present/icons.tsx';
import { Close, Ring } from '../../present/parts.tsx';
import type { Stage } from '../../stage.ts';
import { isFree, type ListProgress } from './list-progress.ts';

export interface ListScene {
  stage: Stage<Checklist>;
  progress: ListProgress;
  isAllDone: boolean;
  minimise(minimised: boolean): void;
  toggle(itemId: string): void;
  begin(item: ChecklistItem): void;
  tick(item: ChecklistItem): void;
  dismiss(): void;
  mute(): void;
}

const CHECK = 'm4.5 8.3 2.4 2.4 4.6-5';

const partOf = ({ stage, progress }: ListScene): number => progress.done.length / stage.guide.items.length;

function countOf({ stage, progress }: ListScene): string {
  const { guide, messages } = stage;
  const values = { count: progress.done.length, total: guide.items.length };
  return sayCount(wordsOf(messages).progress, values, messages.locale);
}

/** The list put away: a button with a ring. */
export function Pill(scene: ListScene): Child {
  const { guide, messages } = scene.stage;
  return (
    <div class="pill" key="pill" dir="auto" data-corner={guide.corner ?? 'bottom-end'}>
      <button
        type="button"
        class="launch"
        aria-expanded={false}
        aria-label={`${say(wordsOf(messages).openList, { title: guide.title })}, ${countOf(scene)}`}
        onClick={() => scene.minimise(false)}
      >
        <Ring part={partOf(scene)} />
        <span>{guide.title}</span>
      </button>
    </div>
  );
}

export function ListView(scene: ListScene): Child {
  const { stage, isAllDone, dismiss, minimise, mute } = scene;
  const { guide, messages, asked } = stage;
  const words = wordsOf(messages);
  return (
    <div
      class="card"
      key="list"
      role="region"
      aria-labelledby="title"
      tabIndex={-1}
      dir="auto"
      lang={guide.locale}
      data-corner={guide.corner ?? 'bottom-end'}
      data-done={isAllDone || undefined}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && minimise(true)}
    >
      <div class="head">
        <Ring part={partOf(scene)}>{isAllDone && <Icon path={CHECK} />}</Ring>
        <div>
          <h2 id="title">{isAllDone ? words.allDone : guide.title}</h2>
          <p class="count" lang={messages.locale}>
            {isAllDone ? words.allDoneText : countOf(scene)}
          </p>
        </div>
      </div>
      {!isAllDone && (
        <div class="scroll">
          {guide.blocks && (
            <div class="text">
              <Blocks blocks={guide.blocks} messages={messages} />
            </div>
          )}
          <ul class="items">
            {guide.items.map((item) => (
              <Item key={item.itemId} item={item} scene={scene} />
            ))}
          </ul>
        </div>
      )}
      {!asked && !isAllDone && (
        <div class="foot" lang={messages.locale}>
          <button type="button" class="quiet" onClick={mute}>
            {messages.notAgain}
          </button>
        </div>
      )}
      {!isAllDone && (
        <button type="button" class="close minimise" aria-label={words.minimise} onClick={() => minimise(true)}>
          <Icon path="m4 6.2 4 4 4-4" />
        </button>
      )}
      <Close label={messages.close} onClick={dismiss} />
    </div>
  );
}

function Item({ item, scene }: { item: ChecklistItem; scene: ListScene }): Child {
  const { stage, progress, toggle, begin, tick } = scene;
  const { guide, messages } = stage;
  const words = wordsOf(messages);
  const { itemId, title, blocks = [], actions, completedBy } = item;
  const isDone = progress.done.includes(itemId);
  const isLocked = !isFree(guide, progress, itemId);
  const canTick = completedBy === 'tick' && !isDone && !isLocked;
  const isOpen = !isDone && !isLocked && progress.open === itemId;
  const opens = !isDone && !isLocked && (blocks.length > 0 || !!actions || canTick);
  const state = isDone ? words.ticked : isLocked ? words.locked : undefined;
  const row = (
    <>
      <span class="box">{isDone && <Icon path={CHECK} />}</span>
      <span class="name">{title}</span>
      {state && (
        <span class="state" lang={messages.locale}>
          {state}
        </span>
      )}
    </>
  );
  return (
    <li data-state={isDone ? 'done' : isLocked ? 'locked' : 'free'}>
      {opens ? (
        <button type="button" class="row" aria-expanded={isOpen} onClick={() => toggle(itemId)}>
          {row}
          <span class="turn">
            <Icon path="m4.5 6.5 3.5 3.5 3.5-3.5" />
          </span>
        </button>
      ) : (
        <div class="row">{row}</div>
      )}
      {isOpen && (
        <div class="more">
          {blocks.length > 0 && (
            <div class="text">
              <Blocks blocks={blocks} messages={messages} />
            </div>
          )}
          <div class="do" lang={messages.locale}>
            {actions && (
              <button type="button" class="main" onClick={() => begin(item)}>
                {words.start}
              </button>
            )}
            {canTick && (
              <button type="button" class={actions ? '' : 'main'} onClick={() => tick(item)}>
                {words.tick}
              </button>
            )}
          </div>
        </div>
      )}
    </li>
  );
}
