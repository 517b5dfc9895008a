import type { Guide, Step } from '@handrail/protocol';
import type { Drafts } from '../api.ts';
import { blankGuide, blankOf } from '../draft/blank.ts';
import type { OtherGuide } from '../draft/kinds.ts';
import { apply, begin, type History } from '../draft/history.ts';
import { createAutosave, type Autosave } from '../saving/autosave.ts';
import type { Backup, Kept } from '../saving/backup.ts';
import { compare } from '../saving/compare.ts';
import type { Core } from './core.ts';

/** Opening a draft, keeping the collector's as ours is, and not writing where somebody else does. */
export interface Writing {
  open(guideId: string): Promise<void>;
  /** When the draft that was opened last is there, or could not be had. */
  opened(): Promise<void>;
  /** A guide that begins with this step; the collector gets it like any other change. */
  beginWith(step: Step, title: string, locale: string): void;
  /** A guide of another kind, with its first words. */
  beginKind(kind: OtherGuide['kind'], title: string, first: string, locale: string): void;
  /** Ours over what somebody else has written meanwhile, or theirs in its place. */
  takeOver(): Promise<void>;
  yieldTo(): void;
  /** Goes on with a draft that somebody else is at work on. */
  take(): Promise<void>;
  retry(): Promise<void>;
  /** Tells the collector how many elements of the draft it has the page has. */
  checked(): void;
  /** Sends what waits, and leaves the draft to others. */
  leaveDraft(): Promise<void>;
  changed(guide: Guide): void;
  stop(): void;
}

export interface WritingParts {
  core: Core;
  drafts: Drafts;
  backup: Backup;
  later(run: () => void, ms: number): () => void;
  /** Another guide is open. */
  onOpen(): void;
}

const LEASE_MS = 30_000;

export function createWriting({ core, drafts, backup, later, onOpen }: WritingParts): Writing {
  let autosave: Autosave | undefined;
  /** Whether the collector has the draft. */
  let isThere = false;
  let stopLease = (): void => undefined;
  let opened = Promise.resolve();

  function write(history: History, from: Guide, revision: number | undefined): void {
    autosave?.stop();
    isThere = revision !== undefined;
    const onState = (save: Autosave['state']): void => {
      core.set({ save });
      // Of a guide that the collector does not have yet nobody can say that they are at work on it.
      if (save.is !== 'saved' || isThere) return;
      isThere = true;
      void lease(from.guideId);
    };
    autosave = createAutosave({ drafts, backup, later, onState }, { guide: from, revision });
    core.set({ history, save: { is: 'saved', warnings: [] }, opening: false, trouble: undefined });
    if (from !== history.present) autosave.changed(history.present);
    stopLease();
    if (isThere) void lease(from.guideId);
    onOpen();
  }

  /** The collector hears of it as of any other change, since it is written as a copy of itself. */
  function start(make: (taken: readonly string[]) => Guide): void {
    const taken = [...(core.state().entries ?? []), ...backup.all().map((kept) => kept.guide)];
    const made = make(taken.map(({ guideId }) => guideId));
    write(begin({ ...made }), made, undefined);
  }

  async function lease(guideId: string, take = false): Promise<void> {
    stopLease();
    const held = await drafts.hold(guideId, take);
    if (core.guide()?.guideId !== guideId) return;
    if (held) core.set({ held: held.mine ? undefined : { by: held.by, since: held.since } });
    stopLease();
    stopLease = later(() => void lease(guideId), LEASE_MS);
  }

  async function fetchDraft(guideId: string): Promise<void> {
    core.set({ opening: true, trouble: undefined });
    const found = await drafts.read(guideId);
    if ('value' in found) {
      const { guide, revision } = found.value;
      const kept = unsent(backup, guide);
      const history = kept ? apply(begin(guide), { do: 'replace', guide: kept.guide }) : begin(guide);
      return write(history, guide, kept ? kept.revision : revision);
    }
    const kept = backup.get(guideId);
    const problem = 'problem' in found.failure ? found.failure.problem : { status: 0, detail: 'offline' };
    if (kept && (problem.status === 404 || problem.status === 0))
      return write(begin({ ...kept.guide }), kept.guide, problem.status === 404 ? undefined : kept.revision);
    core.set({ opening: false, trouble: problem.detail });
  }

  return {
    open: (guideId) => (opened = fetchDraft(guideId)),
    opened: () => opened,
    beginWith: (step, title, locale) => start((taken) => blankGuide({ title, locale, taken, step })),
    beginKind(kind, title, first, locale) {
      const path = URL.parse(core.state().here?.url ?? '')?.pathname;
      start((taken) => blankOf(kind, first, { title, locale, taken, path }));
    },
    takeOver: async () => autosave?.takeOver(),
    yieldTo() {
      const { save, history } = core.state();
      if (save.is !== 'changed' || !save.theirs || !history) return;
      autosave?.yieldTo(save.theirs);
      core.set({ history: apply(history, { do: 'replace', guide: save.theirs.guide }) });
      onOpen();
    },
    async take() {
      const guideId = core.guide()?.guideId;
      if (guideId === undefined) return;
      await lease(guideId, true);
      // What the other has written meanwhile is what we go on from.
      const found = await drafts.read(guideId);
      if ('value' in found) write(begin(found.value.guide), found.value.guide, found.value.revision);
    },
    retry: async () => autosave?.flush(),
    checked() {
      const guideId = core.guide()?.guideId;
      const found = Object.values(core.state().findings).map(({ state }) => state === 'found');
      if (guideId === undefined || !isThere || found.length === 0) return;
      drafts.check(guideId, found.filter(Boolean).length, found.filter((one) => !one).length);
    },
    async leaveDraft() {
      stopLease();
      await autosave?.flush();
    },
    changed: (guide) => autosave?.changed(guide),
    stop() {
      autosave?.stop();
      stopLease();
    },
  };
}

/**
 * What was not sent before a crash: a change like any other, and one of an older draft has to be decided upon. What was sent
 * as the page was left has arrived, though nobody heard the answer.
 */
function unsent(backup: Backup, guide: Guide): Kept | undefined {
  const kept = backup.get(guide.guideId);
  if (kept && compare(guide, kept.guide).length > 0) return kept;
  backup.drop(guide.guideId);
  return undefined;
}
