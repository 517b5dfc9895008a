import { record, stepOf } from '../draft/record.ts';
import { aimed, WHOLE } from '../draft/kinds.ts';
import { MOST_STEPS } from '../draft/steps.ts';
import { newTitle } from '../languages.ts';
import type { PageMessage, Sight } from '../wire.ts';
import { IN_PAGE, type Desk } from './create-desk.ts';

/** What the page says becomes what the author sees. It has been checked for its form; none of it is a right. */
export function hearPage(desk: Desk, message: PageMessage): void {
  const state = desk.state();
  switch (message.type) {
    case 'here':
      desk.set({ here: message, ...(state.as.locale === '' && { as: { ...state.as, locale: message.lang } }) });
      return desk.find();
    case 'recorded':
      return takeAct(desk, message.act);
    case 'pointed':
      return state.picking && desk.set({ picking: { ...state.picking, sight: message.sight } });
    case 'picked':
      return takePick(desk, message);
    case 'found':
      desk.set({ findings: { ...state.findings, ...message.findings } });
      return desk.checked();
    case 'explained':
      return desk.explained(message.requestId, message.reasons);
    case 'playing':
      return desk.set({ playing: message });
    case 'words': {
      const { stepId, title, blocks } = message;
      const set = { ...(title !== undefined && { title }), ...(blocks !== undefined && { blocks }) };
      return desk.change(
        { do: 'step', stepId, set },
        `${IN_PAGE}${stepId}:${title === undefined ? 'blocks' : 'title'}`,
      );
    }
    case 'trouble':
      return desk.set({ trouble: message.message });
    case 'pictured':
    case 'token':
  }
}

/** The language in which proposals are made: that of the guide, else of the page. */
function localeOf(desk: Desk): string {
  return desk.guide()?.locale ?? (desk.state().here?.lang || 'en');
}

function takeAct(desk: Desk, act: Extract<PageMessage, { type: 'recorded' }>['act']): void {
  const { recording, opening } = desk.state();
  if (!recording) return;
  // Before its draft has come, the act would begin another guide.
  if (opening) return void desk.opened().then(() => takeAct(desk, act));
  const locale = localeOf(desk);
  // Where there is no room for another step the recording ends, so that nobody goes on in vain; the panels say why.
  if (desk.steps().length >= MOST_STEPS) return desk.record(false);
  const done = record(recording, act, desk.guide(), locale);
  desk.set({ recording: done.recording });
  if (!done.change) return;
  if (desk.guide() === undefined && done.change.do === 'insert') {
    return desk.beginWith(done.change.step, desk.state().here?.title.trim().slice(0, 80) || newTitle(locale), locale);
  }
  desk.change(done.change);
}

function takePick(desk: Desk, { requestId, sight }: { requestId: string; sight: Sight | null }): void {
  const { picking, here } = desk.state();
  if (picking?.requestId !== requestId) return;
  desk.set({ picking: undefined });
  if (sight === null) return desk.show();
  const { target, strength, name, role } = sight;
  const guide = desk.guide();
  if (guide && guide.kind !== 'walkthrough') {
    desk.change({ do: 'kind', set: aimed(guide, target) });
    desk.set({ findings: { [WHOLE]: { state: 'found', healed: false, strength } } });
    return desk.show();
  }
  if (picking.stepId !== undefined) {
    const step = { stepId: picking.stepId };
    desk.change({ do: 'retype', ...step, type: 'tooltip', target });
    desk.change({ do: 'step', ...step, set: { target } });
    desk.set({ findings: { ...desk.state().findings, [picking.stepId]: { state: 'found', healed: false, strength } } });
    return desk.show();
  }
  const act = { actId: 0, act: 'click', advance: 'next', target, name, role, url: here?.url ?? '', strength } as const;
  addStep(desk, stepOf({ ...act, strength }, localeOf(desk)));
}

/** Puts a step after the open one, else at the end, and opens it. */
export function addStep(desk: Desk, step: Parameters<Desk['beginWith']>[0]): void {
  const guide = desk.guide();
  if (guide === undefined) {
    desk.beginWith(step, newTitle(localeOf(desk)), localeOf(desk));
  } else {
    const steps = guide.kind === 'walkthrough' ? guide.steps : [];
    const open = steps.findIndex(({ stepId }) => stepId === desk.state().stepId);
    desk.change({ do: 'insert', step, at: open < 0 ? steps.length : open + 1 });
  }
  const before = new Set(guide?.kind === 'walkthrough' ? guide.steps.map(({ stepId }) => stepId) : []);
  const now = desk.guide();
  const added = now?.kind === 'walkthrough' ? now.steps.find(({ stepId }) => !before.has(stepId)) : undefined;
  if (added) desk.look('steps', added.stepId);
}
