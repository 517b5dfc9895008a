import type { Finding } from '@handrail/target';

/** What conditions ask of an element that can be found and seen. */
export function describeElement(finding: Finding | undefined): { disabled: boolean; text: string } | undefined {
  if (!finding || 'missing' in finding) return undefined;
  const { element } = finding;
  return {
    disabled: element.matches(':disabled') || !!element.closest('[aria-disabled="true"]'),
    text: element.textContent,
  };
}
