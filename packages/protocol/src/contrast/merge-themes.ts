import type { Colours, Theme } from '../schema/theme.ts';

/**
 * The theme of a guide within that of its app: what the guide says wins, also over what the app says of one scheme. Beside
 * an accent of the guide's own, the app's words on its accent hold no more. Colours stand under `light` and `dark`.
 */
export function mergeThemes(app: Theme = {}, guide: Theme = {}): Theme {
  const merged: Theme = { ...app, ...guide };
  delete merged.accent;
  delete merged.onAccent;
  for (const scheme of ['light', 'dark'] as const) {
    const colours = saidOf(app, scheme);
    const own = saidOf(guide, scheme);
    if (own.accent) delete colours.onAccent;
    const all = { ...colours, ...own };
    delete merged[scheme];
    if (Object.keys(all).length) merged[scheme] = all;
  }
  return merged;
}

const saidOf = ({ accent, onAccent, light, dark }: Theme, scheme: 'light' | 'dark'): Colours => ({
  ...(accent && { accent }),
  ...(onAccent && { onAccent }),
  ...{ light, dark }[scheme],
});
