import type { Theme } from '@handrail/protocol';

const COLOUR = /^#[0-9a-f]{6}$/i;

/**
 * The custom properties that a theme sets. What does not look like its token is left out, so that a manifest cannot
 * bring anything into a style but colours and lengths.
 */
export function themeProperties({ accent, onAccent, radius, scheme }: Theme): [name: string, value: string][] {
  const properties: [string, string][] = [];
  if (scheme === 'light' || scheme === 'dark') properties.push(['color-scheme', scheme]);
  if (accent && COLOUR.test(accent)) {
    const readable = onAccent && COLOUR.test(onAccent) ? onAccent : readableOn(accent);
    properties.push(['--accent', accent], ['--on-accent', readable]);
  }
  if (Number.isInteger(radius)) properties.push(['--radius', `${Math.min(32, Math.max(0, Number(radius)))}px`]);
  return properties;
}

/** Black or white, whichever reads better: by luma (ITU-R BT.601), which is near enough for a choice of two. */
function readableOn(colour: string): string {
  const channel = (at: number): number => parseInt(colour.slice(at, at + 2), 16);
  return 0.299 * channel(1) + 0.587 * channel(3) + 0.114 * channel(5) > 150 ? '#000' : '#fff';
}
