import type { Published, Step, Walkthrough } from '@handrail/protocol';

export const dialogStep = (stepId: string, more: Partial<Step> = {}): Step =>
  // A step with fewer fields of its own kind is still one.
  ({ type: 'dialog', stepId, title: stepId, blocks: [], ...more }) as Step;

export const tooltipStep = (stepId: string, css: string, more: object = {}): Step => ({
  ...{ type: 'tooltip', stepId, title: stepId, blocks: [], target: { v: 1, css } },
  ...more,
});

export const guideOf = (steps: Step[], more: Partial<Published<Walkthrough>> = {}): Published<Walkthrough> => ({
  ...{ kind: 'walkthrough', guideId: 'g1', title: 'G', version: 1, publishedAt: 1, trigger: { on: 'page' }, steps },
  ...more,
});
