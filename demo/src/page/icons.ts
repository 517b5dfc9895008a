import { svg } from './element.ts';

/** Drawn on a grid of 20, in strokes. */
const PATHS = {
  requests: 'M5 3h7l4 4v10H5z M12 3v4h4 M8 11h5 M8 14h5',
  approvals: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z M7 10l2.2 2.2L13.5 8',
  suppliers: 'M2 6h9v8H2z M11 9h4l3 3v2h-7z M6 14.5a1.5 1.5 0 1 0 0 .1z M14.5 14.5a1.5 1.5 0 1 0 0 .1z',
  plus: 'M10 4v12 M4 10h12',
  search: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12z M13.5 13.5L17 17',
  back: 'M12 4l-6 6 6 6',
  check: 'M4 10.5l4 4 8-9',
  cross: 'M5 5l10 10 M15 5L5 15',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z M10 6v4l3 2',
  box: 'M3 7l7-4 7 4v7l-7 4-7-4z M3 7l7 4 7-4 M10 11v7',
  star: 'M10 3l2.1 4.6 5 .6-3.7 3.4 1 4.9L10 14l-4.4 2.5 1-4.9L2.9 8.2l5-.6z',
  undo: 'M7 5L3 9l4 4 M3 9h8a5 5 0 0 1 0 10h-1',
  alert: 'M10 3l8 14H2z M10 8v4 M10 14.5v.1',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside words; it says nothing of its own to screen readers. */
export function icon(name: IconName): SVGSVGElement {
  const path = svg('path', { d: PATHS[name] });
  return svg(
    'svg',
    { class: `icon icon-${name}`, viewBox: '0 0 20 20', 'aria-hidden': 'true', focusable: 'false' },
    path,
  );
}
