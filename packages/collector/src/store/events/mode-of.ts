import type { Event } from '@handrail/protocol';

/** How a walkthrough was run, when not as usual: `show`, `do` or `practise`. */
export function modeOf(event: Event): string | undefined {
  const mode = 'guideId' in event ? event.props?.['mode'] : undefined;
  return typeof mode === 'string' && mode !== 'guide' ? mode : undefined;
}
