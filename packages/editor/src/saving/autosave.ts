import type { Guide } from '@handrail/protocol';
import type { Draft, Drafts, Warning } from '../api.ts';
import type { Backup } from './backup.ts';

/** Where the draft is. */
export type SaveState =
  | { is: 'saved'; warnings: readonly Warning[] }
  /** Changed here, and on its way; without `kept` it is nowhere but in this page. */
  | { is: 'waiting' | 'saving' | 'offline'; kept: boolean }
  | { is: 'refused'; detail: string; errors: readonly Warning[] }
  | { is: 'changed'; theirs: Draft | undefined }
  | { is: 'ended'; code: string; detail: string };

export interface Autosave {
  readonly state: SaveState;
  /** The guide is another now. */
  changed(guide: Guide): void;
  /** Sends what waits, at once. */
  flush(): Promise<void>;
  /** Writes ours over what somebody else has written meanwhile. */
  takeOver(): Promise<void>;
  /** Gives up ours for theirs. */
  yieldTo(theirs: Draft): void;
  stop(): void;
}

export interface AutosaveParts {
  drafts: Pick<Drafts, 'save'>;
  backup: Backup;
  /** Calls back after so many milliseconds; answers with how to prevent it. */
  later(run: () => void, ms: number): () => void;
  onState(state: SaveState): void;
}

/** So long nothing is changed before the draft is sent. */
const REST_MS = 800;
const RETRY_MS = [2_000, 5_000, 15_000, 30_000] as const;

/** Keeps the collector's draft as the author's is. What it does not have yet is kept in this browser. */
export function createAutosave(
  { drafts, backup, later, onState }: AutosaveParts,
  start: { guide: Guide; revision: number | undefined },
): Autosave {
  let { guide, revision } = start;
  let state: SaveState = { is: 'saved', warnings: [] };
  let waits = false;
  let sending: Promise<void> | undefined;
  let fails = 0;
  let stopped = false;
  let cancel = (): void => undefined;

  function become(next: SaveState): void {
    state = next;
    if (!stopped) onState(next);
  }

  function plan(ms: number): void {
    cancel();
    if (!stopped) cancel = later(() => void flush(), ms);
  }

  async function send(): Promise<void> {
    const sent = guide;
    waits = false;
    become({ is: 'saving', kept: backup.get(sent.guideId) !== undefined });
    const outcome = await drafts.save(sent, revision);
    if (outcome.is === 'saved') {
      fails = 0;
      ({ revision } = outcome);
      if (guide !== sent) return;
      backup.drop(sent.guideId);
      return become({ is: 'saved', warnings: outcome.warnings });
    }
    waits = true;
    const kept = backup.put(guide, revision);
    if (outcome.is !== 'offline') return become(outcome);
    become({ is: 'offline', kept });
    plan(RETRY_MS[Math.min(fails, RETRY_MS.length - 1)] ?? REST_MS);
    fails += 1;
  }

  async function flush(): Promise<void> {
    cancel();
    if (sending) await sending;
    // After an answer that asks for a decision nothing is sent before it was made.
    if (!waits || state.is === 'changed' || state.is === 'ended') return;
    sending = send().finally(() => (sending = undefined));
    await sending;
    if (waits && state.is === 'saving') plan(REST_MS);
  }

  return {
    get state() {
      return state;
    },
    changed(next) {
      if (next === guide) return;
      guide = next;
      waits = true;
      const kept = backup.put(guide, revision);
      if (state.is === 'changed' || state.is === 'ended') return;
      if (state.is !== 'saving') become({ is: state.is === 'offline' ? 'offline' : 'waiting', kept });
      plan(state.is === 'offline' ? (RETRY_MS[0] ?? REST_MS) : REST_MS);
    },
    flush,
    async takeOver() {
      if (state.is !== 'changed') return;
      revision = state.theirs?.revision;
      waits = true;
      become({ is: 'waiting', kept: backup.put(guide, revision) });
      await flush();
    },
    yieldTo(theirs) {
      ({ guide, revision } = theirs);
      waits = false;
      backup.drop(guide.guideId);
      become({ is: 'saved', warnings: [] });
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
