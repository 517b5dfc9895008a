import type { Room } from '../room.ts';

const sheets = new Map<string, CSSStyleSheet>();

/** Brings styles to the panel that only a part of it needs. */
export function dressIn({ part }: Pick<Room, 'part'>, css: string): void {
  const root = part('.sheet')?.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  const sheet = sheets.get(css) ?? new CSSStyleSheet();
  if (!sheets.has(css)) sheet.replaceSync(css);
  sheets.set(css, sheet);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
