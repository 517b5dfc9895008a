/** Line icons on a grid of 16; they only repeat what words beside them say. */
const PATHS = {
  undo: 'M6 3 2.8 6.2 6 9.4M3 6.2h6.2a3.8 3.8 0 0 1 0 7.6H6.5',
  redo: 'm10 3 3.2 3.2L10 9.4m3-3.2H6.8a3.8 3.8 0 0 0 0 7.6h2.7',
  fold: 'm6 3.5 4.5 4.5L6 12.5',
  side: 'M2.5 3h11v10h-11zM10 3v10',
  leave: 'm4 4 8 8m0-8-8 8',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  next: 'm6.5 3.5 4.5 4.5-4.5 4.5',
  up: 'M8 12.5v-9M4 7l4-4 4 4',
  down: 'M8 3.5v9M4 9l4 4 4-4',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  remove: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9',
  grip: 'M6 4v.1M6 8v.1M6 12v.1M10 4v.1M10 8v.1M10 12v.1',
  add: 'M8 3v10M3 8h10',
  aim: 'M8 1.5v3m0 7v3M1.5 8h3m7 0h3M12 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0',
  warn: 'M8 2.6 14.2 13H1.8L8 2.6ZM8 6.8v2.8M8 11.3v.1',
  done: 'm3 8.5 3.2 3.2L13 4.8',
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

interface IconButtonProps {
  name: keyof typeof PATHS;
  label: string;
  onPress(): void;
  disabled?: boolean;
  keys?: string;
}

/** A button whose words are its name and its tip. */
export function IconButton({ name, label, onPress, disabled = false, keys }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      disabled={disabled}
      {...(keys !== undefined && { 'aria-keyshortcuts': keys })}
      onClick={onPress}
    >
      <Icon name={name} />
    </button>
  );
}
