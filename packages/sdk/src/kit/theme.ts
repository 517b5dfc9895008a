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

/** Black or white, whichever stands out more: relative luminance as in WCAG 2.2, even contrast at 0.179. */
function readableOn(colour: string): string {
  const channel = (at: number): number => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) > 0.179 ? '#000000' : '#ffffff';
}
