import type { Guide, TooltipStep } from '@handrail/protocol';
import type { Act } from '../wire.ts';
import type { Change } from './change.ts';
import { freshId } from './fresh-id.ts';
import { addressOf, pageOf } from './page-of.ts';
import { sentenceOf } from './sentence.ts';

/** How far a recording is. */
export interface Recording {
  /** Before which step the next one comes, by number. */
  at: number;
  /** The latest act that became a step. */
  last?: { actId: number; stepId: string; target: string; act: Act['act'] };
  /** Where the author went without a click in the page: the next step takes the visitor there. */
  wentTo?: string;
}

export const startRecording = (at: number): Recording => ({ at });

/** What an act does to the guide. It is a change of a step where the same thing is used again, and nothing where the act is told anew. */
export function record(
  recording: Recording,
  act: Act,
  guide: Guide | undefined,
  locale: string,
): { recording: Recording; change?: Change } {
  const before = recording.last;
  // Numbers only grow. Told again after a page load; its step may have other words by now, or have been taken away.
  if (before && act.actId <= before.actId) return { recording };
  if (act.act === 'navigate') {
    const address = before?.act === 'click' ? undefined : addressOf(act.url);
    return { recording: address === undefined ? recording : { ...recording, wentTo: address } };
  }
  const steps = guide?.kind === 'walkthrough' ? guide.steps : [];
  const target = JSON.stringify(act.target);
  // To click into a field and then to fill it is one thing.
  const again = before?.target === target && act.act !== 'click' ? before : undefined;
  const step = stepOf(act, locale, recording.wentTo);
  const known = again && steps.find(({ stepId }) => stepId === again.stepId);
  const taken = steps.map(({ stepId }) => stepId);
  const stepId = known?.stepId ?? freshId(step.title, taken);
  const next: Recording = {
    at: known ? recording.at : recording.at + 1,
    last: { actId: act.actId, stepId, target, act: act.act },
  };
  if (!known) return { recording: next, change: { do: 'insert', at: recording.at, step: { ...step, stepId } } };
  const { title, advance } = step;
  return { recording: next, change: { do: 'step', stepId, set: { title, target: act.target, advance } } };
}

/** A step for one act; its id is still to be given. */
export function stepOf(act: Act, locale: string, url?: string): TooltipStep {
  const page = pageOf(act.url);
  return {
    type: 'tooltip',
    stepId: 'step',
    ...(page !== undefined && { page }),
    ...(url !== undefined && { url }),
    title: sentenceOf(act, locale),
    blocks: [],
    target: act.target,
    ...(act.advance !== 'next' && { advance: act.advance }),
  };
}
