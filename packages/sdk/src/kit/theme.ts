import type { Colours, Theme } from '@handrail/protocol';
import type { Look } from './root.ts';

const COLOUR = /^#[0-9a-f]{6}$/i;

/** The custom properties of root.css by their tokens; each has a form for light (`-l`) and one for dark (`-d`). */
const COLOURS: readonly [keyof Colours, string][] = [
  ['accent', 'accent'],
  ['onAccent', 'on-accent'],
  ['surface', 'surface'],
  ['text', 'ink'],
  ['muted', 'soft'],
  ['border', 'line'],
];

/** What a word of a theme stands for in a style. Null-prototype, so that no other word finds anything. */
const words = (table: Record<string, string>): Record<string, string | undefined> =>
  Object.assign(Object.create(null) as Record<string, string>, table);
const FONTS = words({ serif: 'ui-serif,Georgia,serif', mono: 'ui-monospace,Menlo,monospace' });
const SHADOWS = words({ none: '0', strong: '2' });
const SPACES = words({ compact: '0.75', roomy: '1.3' });

/**
 * The custom properties that a theme sets. What does not look like its token is left out, so that a manifest cannot
 * bring anything into a style but colours, lengths and what stands here.
 */
export function themeProperties(theme: Theme): Look {
  const { scheme, radius, fontSize, font, shadow, spacing } = theme;
  const properties: [string, string | undefined][] = [
    ['color-scheme', scheme === 'light' || scheme === 'dark' ? scheme : undefined],
    ['--radius', within(radius, 0, 32, 'px')],
    ['--size', within(fontSize, 12, 24)],
    ['--font', font === 'page' ? getComputedStyle(document.body).fontFamily : FONTS[`${font}`]],
    ['--depth', SHADOWS[`${shadow}`]],
    ['--space', SPACES[`${spacing}`]],
  ];
  for (const [own, end] of [
    [theme.light, 'l'],
    [theme.dark, 'd'],
  ] as const) {
    const colours: Colours = { ...coloursIn(theme), ...coloursIn(own) };
    if (colours.accent) colours.onAccent ??= readableOn(colours.accent);
    for (const [token, name] of COLOURS) properties.push([`--${name}-${end}`, colours[token]]);
  }
  return properties.filter((one): one is [string, string] => !!one[1]);
}

function coloursIn(values: Colours | undefined): Colours {
  const found: Colours = {};
  for (const [token] of COLOURS) {
    const value: unknown = values?.[token];
    if (typeof value === 'string' && COLOUR.test(value)) found[token] = value;
  }
  return found;
}

const within = (value: unknown, least: number, most: number, unit = ''): string | undefined =>
  Number.isInteger(value) ? `${Math.min(most, Math.max(least, Number(value)))}${unit}` : undefined;

/** Black or white, whichever reads better: by relative luminance (WCAG 2.2), whose middle for contrasts is 0.179. */
function readableOn(colour: string): string {
  const light = (at: number): number => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * light(1) + 0.7152 * light(3) + 0.0722 * light(5) > 0.179 ? '#000' : '#fff';
}
