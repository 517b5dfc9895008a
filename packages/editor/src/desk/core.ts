import type { Guide, Step } from '@handrail/protocol';
import type { Change } from '../draft/change.ts';
import { apply, placeOf, redo, undo, type History } from '../draft/history.ts';
import type { EditSession } from '../edit-session.ts';
import { keepDesk, keptDesk, startState, type DeskState } from './desk-state.ts';

/** The state, and the one way in which the guide becomes another. */
export interface Core {
  state(): DeskState;
  /** Calls back after every change; answers with how to end it. */
  onChange(listener: () => void): () => void;
  set(part: Partial<DeskState>): void;
  /** The guide being written, as far as there is one. */
  guide(): Guide | undefined;
  steps(): readonly Step[];
  change(change: Change, run?: string): void;
  undo(): void;
  redo(): void;
}

const REST_MS = 1_000;

/** `onGuide` hears of every other guide that the author has made of the one before. */
export function createCore(
  session: EditSession,
  storage: Storage | undefined,
  now: () => number,
  onGuide: (guide: Guide, run: string | undefined) => void,
): Core {
  const listeners = new Set<() => void>();
  const kept = keptDesk(storage, session.editId);
  let state: DeskState = startState(session);
  let last = { at: -Infinity, number: 0 };
  if (kept) {
    const { view, side, folded, as, stepId, recording } = kept;
    state = { ...state, view, side, folded, as, stepId, recording };
  }

  function set(part: Partial<DeskState>): void {
    state = { ...state, ...part };
    keepDesk(storage, state);
    for (const listener of listeners) listener();
  }

  function become(history: History, stepId = state.stepId, run?: string): void {
    const before = state.history?.present;
    if (history.present === before || state.held) return;
    const there = stepsOf(history.present).some((step) => step.stepId === stepId);
    set({ history, stepId: there ? stepId : undefined });
    onGuide(history.present, run);
  }

  function step(next: (one: History) => History): void {
    if (!state.history) return;
    const after = next(state.history);
    // Where a step is open, the one that becomes another is opened.
    become(after, state.stepId === undefined ? undefined : (placeOf(state.history, after) ?? state.stepId));
  }

  return {
    state: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set,
    guide: () => state.history?.present,
    steps: () => stepsOf(state.history?.present),
    change(change, run) {
      if (!state.history) return;
      // After a rest the same field is another run: what was written then is taken back alone.
      last = { at: now(), number: now() - last.at > REST_MS ? last.number + 1 : last.number };
      const named = run === undefined ? undefined : `${run} ${last.number}`;
      become(apply(state.history, change, named), state.stepId, run);
    },
    undo: () => step(undo),
    redo: () => step(redo),
  };
}

const stepsOf = (guide: Guide | undefined): readonly Step[] => (guide?.kind === 'walkthrough' ? guide.steps : []);
