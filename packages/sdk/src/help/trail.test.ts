import type { Event as Happened } from '@handrail/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HelpContext } from './context.ts';
import { createTrail } from './trail.ts';

/** A tab, whose storage outlives its pages. */
function createTab() {
  const kept = new Map<string, string>();
  const session = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  } as unknown as Storage; // all of it that is called
  const state = {
    now: 1_000,
    name: '',
    may: true as boolean | undefined,
    tell: (() => undefined) as (event: Happened) => void,
  };
  const context = {
    recorder: {
      on(_: string, listener: (event: Happened) => void) {
        state.tell = listener;
        return () => undefined;
      },
    },
    permit: { may: () => state.may },
    platform: { now: () => state.now, session },
    visitor: { isAnonymous: () => state.name === '', visitorId: () => state.name },
    ...{ collector: undefined, prefix: 'p:' },
  } as unknown as HelpContext; // all of it that a trail looks at
  return { state, kept, page: (before: Happened[] = []) => createTrail(context, before) };
}

const happened = (name: string, more: object = {}): Happened =>
  ({ name, at: 7, page: { path: '/orders' }, ...more }) as Happened; // what of an event is looked at
const missed = happened('step.missed', { guideId: 'g', version: 2, stepId: 's', props: { reason: 'no-match' } });

let leave: () => void;
beforeEach(() => {
  vi.stubGlobal('window', new EventTarget());
  leave = () => void window.dispatchEvent(new Event('pagehide'));
});
afterEach(() => vi.unstubAllGlobals());

test('what happened before help came is there, and what help itself did is not', () => {
  const { page, state } = createTab();
  const trail = page([happened('page.viewed'), missed]);
  state.tell(happened('help.opened'));
  expect(trail.steps().map(({ name }) => name)).toEqual(['page.viewed', 'step.missed']);
  expect(trail.missed()).toEqual([{ guideId: 'g', version: 2, stepId: 's', reason: 'no-match', at: 7 }]);
  expect(trail.guide()).toEqual({ guideId: 'g', version: 2, stepId: 's' });
});

test('of each the last twenty, errors apart from steps', () => {
  const { page, state } = createTab();
  const trail = page();
  for (let at = 0; at < 30; at += 1) state.tell(happened(`step.shown`, { at }));
  state.tell(happened('error.caught', { props: { message: 'x'.repeat(2_000) } }));
  expect(trail.steps().map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, index) => index + 10));
  expect(trail.consoleErrors()).toEqual([{ at: 7, message: 'x'.repeat(1_000) }]);
});

test('it outlives the page in its tab, for half an hour', () => {
  const { page, state } = createTab();
  page([missed]);
  leave();
  state.now += 1_799_999;
  expect(page().missed()).toHaveLength(1);
  state.now += 1;
  expect(page().missed()).toEqual([]);
});

test('what one person did is not told by another; who is given a name is the same', () => {
  const { page, state } = createTab();
  const trail = page([missed]);
  state.name = 'ada';
  expect(trail.missed()).toHaveLength(1);
  leave();
  state.name = 'ben';
  expect(trail.missed()).toEqual([]);
  expect(page().missed()).toEqual([]);
});

test('where it may not be noted nothing is, and what was is gone; undecided, nothing is put into the browser', () => {
  const { page, state, kept } = createTab();
  state.may = undefined;
  const trail = page([missed]);
  leave();
  expect([...kept]).toEqual([]);
  expect(trail.missed()).toHaveLength(1);
  state.may = false;
  state.tell(happened('page.viewed'));
  state.may = true;
  expect([trail.missed(), trail.steps(), trail.guide()]).toEqual([[], [], undefined]);
});
