import type { Guide } from '@handrail/protocol';
import { changed, type Change } from './change.ts';

/** A guide being written, with everything that was done to it. Guides are never changed in place, so they share what they have in common. */
export interface History {
  readonly present: Guide;
  /** The newest last. */
  readonly past: readonly Done[];
  /** What was taken back, the next to come again last. */
  readonly future: readonly Done[];
  /** Changes of this name in a row are one: the letters of a title are not taken back one by one. */
  readonly run?: string;
}

/** A guide as it was, and the step at which it then became another. */
interface Done {
  guide: Guide;
  stepId?: string;
}

export const begin = (guide: Guide): History => ({ present: guide, past: [], future: [] });

/** The same history where the change changes nothing, or is not possible. */
export function apply(history: History, change: Change, run?: string): History {
  const { present, past, future } = history;
  const next = changed(present, change);
  if (next === undefined || next === present) return history;
  const goesOn = run !== undefined && run === history.run && future.length === 0;
  return {
    present: next,
    past: goesOn ? past : [...past, done(present, 'stepId' in change ? change.stepId : undefined)],
    future: [],
    ...(run !== undefined && { run }),
  };
}

export function undo({ present, past, future }: History): History {
  const last = past.at(-1);
  if (last === undefined) return { present, past, future };
  return { present: last.guide, past: past.slice(0, -1), future: [...future, done(present, last.stepId)] };
}

export function redo({ present, past, future }: History): History {
  const next = future.at(-1);
  if (next === undefined) return { present, past, future };
  return { present: next.guide, past: [...past, done(present, next.stepId)], future: future.slice(0, -1) };
}

/** The step where something was taken back or done again, so that it can be looked at. */
export const placeOf = (before: History, after: History): string | undefined =>
  (after.past.length > before.past.length ? after.past : after.future).at(-1)?.stepId;

const done = (guide: Guide, stepId: string | undefined): Done => ({ guide, ...(stepId !== undefined && { stepId }) });
