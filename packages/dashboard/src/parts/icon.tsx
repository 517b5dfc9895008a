/** Line icons on a grid of 16, in the colour of the text around them. They only repeat what words beside them say. */
const PATHS = {
  info: 'M8 7.2v4M8 4.9v.1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  down: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  warn: 'M8 2.6 14.2 13H1.8L8 2.6ZM8 6.8v2.8M8 11.3v.1',
  leave: 'M6.5 2.5h-3v11h3M10.5 5 13.5 8l-3 3M13 8H6.5',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  change: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  person: 'M8 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M3 13.5c.4-2.6 2.4-4 5-4s4.6 1.4 5 4',
  guide: 'M2.5 12.5c3 0 3.5-7 6.5-7h4.500M11 3l2.500 2.500L11 8',
  clip: 'm13 7.500-5.200 5.200a3 3 0 0 1-4.300-4.300l5.500-5.400a2 2 0 0 1 2.900 2.900L6.500 11.200a1 1 0 0 1-1.400-1.400L9.800 5',
  done: 'm3 8.5 3.2 3.2L13 4.8',
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

const RAIL = 'M3 15.5C8 15.5 9 8.5 14 8.5h7';
const POSTS = 'M7 15v5M16.5 8.5v11.5';

/** The mark for the browser's tab, as an image that needs no request. */
export const ICON = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#1f9d90" stroke-width="3" stroke-linecap="round"><path d="${RAIL}"/><path d="${POSTS}"/></svg>`,
)}`;

/** A rail held by two posts: what a hand holds on to. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d={RAIL} />
      <path d={POSTS} />
    </svg>
  );
}
