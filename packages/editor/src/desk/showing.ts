import type { Segment, Target } from '@handrail/protocol';
import { startRecording } from '../draft/record.ts';
import { targetOf, WHOLE } from '../draft/kinds.ts';
import type { PageLink } from '../page-link.ts';
import type { PanelMessage } from '../wire.ts';
import { belongsHere } from './belongs-here.ts';
import type { Core } from './core.ts';
import type { DeskState, View } from './desk-state.ts';

/** What the page is asked for: to record, to point, to find, to show. */
export interface Showing {
  look(view: View, stepId?: string): void;
  record(on: boolean, at?: number): void;
  /** Tells the page, which may have been loaded anew, how the panels lie in it. */
  dock(): void;
  /** For a step, or for a new one. */
  pick(stepId: string | undefined): void;
  stopPicking(): void;
  /** Shows the open step in the page, with words that can be written there. */
  show(): void;
  /** The same, as soon as the words rest. */
  showSoon(): void;
  find(): void;
  stop(): void;
}

const SHOW_MS = 150;

export function createShowing(
  core: Core,
  link: Pick<PageLink, 'say'>,
  later: (run: () => void, ms: number) => () => void,
): Showing {
  let stopShowing = (): void => undefined;
  let requests = 0;
  const next = (what: string): string => `${what}-${(requests += 1)}`;

  const segments = (): Segment[] => core.state().session.app.segments ?? [];
  let docked = '';
  const stopDocking = core.onChange(() => JSON.stringify(dockOf(core.state())) !== docked && showing.dock());

  const showing: Showing = {
    look(view, stepId) {
      core.set({ view, stepId, picking: undefined, playing: undefined, reasons: undefined, said: '' });
      showing.show();
    },
    record(on, at) {
      const recording = on ? startRecording(at ?? core.steps().length) : undefined;
      core.set({ recording, view: 'steps', stepId: undefined, picking: undefined });
      link.say({ type: 'hide' });
      link.say({ type: 'record', on });
      if (!on) showing.find();
    },
    dock() {
      const next = dockOf(core.state());
      docked = JSON.stringify(next);
      link.say(next);
    },
    pick(stepId) {
      const requestId = next('pick');
      core.set({ picking: { requestId, stepId, sight: null } });
      link.say({ type: 'hide' });
      link.say({ type: 'point', requestId, on: true });
    },
    stopPicking() {
      const { picking } = core.state();
      if (picking) link.say({ type: 'point', requestId: picking.requestId, on: false });
      core.set({ picking: undefined });
      showing.show();
    },
    show() {
      stopShowing();
      const { stepId, held, as, view } = core.state();
      const guide = core.guide();
      // A guide without steps is shown as it is, wherever it is worked on; its words are changed in the panel.
      if (guide && guide.kind !== 'walkthrough' && (view === 'steps' || view === 'guide')) {
        return link.say({ type: 'show', guide, stepId: '', as, segments: segments(), edit: true });
      }
      const step = core.steps().find((one) => one.stepId === stepId);
      if (!guide || !step || step.type === 'hidden') return link.say({ type: 'hide' });
      link.say({ type: 'show', guide, stepId: step.stepId, as, segments: segments(), edit: held === undefined });
    },
    showSoon() {
      const { stepId, recording, picking } = core.state();
      stopShowing();
      const isShown = stepId !== undefined || core.guide()?.kind !== 'walkthrough';
      if (isShown && !recording && !picking) stopShowing = later(() => showing.show(), SHOW_MS);
    },
    find() {
      const targets: Record<string, Target> = {};
      for (const step of core.steps()) {
        if (step.type === 'tooltip' && belongsHere(step, core.state().here?.url)) targets[step.stepId] = step.target;
      }
      const guide = core.guide();
      const whole = guide && guide.kind !== 'walkthrough' ? targetOf(guide) : undefined;
      if (whole) targets[WHOLE] = whole;
      core.set({ findings: {} });
      if (Object.keys(targets).length > 0) link.say({ type: 'find', requestId: next('find'), targets });
    },
    stop() {
      stopShowing();
      stopDocking();
    },
  };
  return showing;
}

/** While the author acts in the page, the panels leave it free. */
function dockOf({ side, folded, recording, picking }: DeskState): Extract<PanelMessage, { type: 'dock' }> {
  return { type: 'dock', side, size: folded ? 'folded' : recording || picking ? 'small' : 'full' };
}
