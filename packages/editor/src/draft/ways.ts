import type { Action, Step } from '@handrail/protocol';

/** The step without any way to another: a branch that led there goes, a button goes on to the next. */
export function withoutWaysTo(step: Step, stepId: string): Step {
  let next = step;
  if (next.branches?.some(({ go }) => go === stepId)) {
    const { branches, ...rest } = next;
    const left = branches.filter(({ go }) => go !== stepId);
    next = left.length > 0 ? { ...rest, branches: left } : rest;
  }
  if ('buttons' in next && next.buttons?.some(({ actions }) => leads(actions, stepId))) {
    const buttons = next.buttons.map((button) => ({ ...button, actions: onwards(button.actions, stepId) }));
    next = { ...next, buttons };
  }
  if (next.type === 'hidden' && next.actions !== undefined && leads(next.actions, stepId)) {
    next = { ...next, actions: onwards(next.actions, stepId) };
  }
  return next;
}

const leadsTo = (action: Action, stepId: string): boolean => action.do === 'go' && action.stepId === stepId;
const leads = (actions: readonly Action[], stepId: string): boolean => actions.some((one) => leadsTo(one, stepId));
const onwards = (actions: readonly Action[], stepId: string): Action[] =>
  actions.map((action) => (leadsTo(action, stepId) ? { do: 'next' } : action));
