import type { Step } from '@handrail/protocol';

/** Whether we can take the visitor to the page of a step: only within the site that they are on. */
export function canJump(step: Step): step is Step & { url: string } {
  return (
    step.url !== undefined &&
    URL.canParse(step.url, location.href) &&
    new URL(step.url, location.href).origin === location.origin
  );
}
