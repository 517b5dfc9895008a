import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { usePanel } from './context.ts';
import { IconButton, Icon } from './icons.tsx';

interface PiecesProps<T> {
  title: string;
  all: readonly T[];
  most: number;
  idOf(piece: T): string;
  nameOf(piece: T): string;
  onAll(all: T[]): void;
  /** Words of the button, and what it adds. */
  add: readonly [words: string, make: () => T];
  children(piece: T, put: (next: T) => void): ComponentChildren;
}

/** Things of a guide in their order: one is open at a time, and they can be moved, added and removed. */
export function Pieces<T>({ title, all, most, idOf, nameOf, onAll, add, children }: PiecesProps<T>) {
  const { words } = usePanel();
  const [open, setOpen] = useState(all[0] && idOf(all[0]));
  const [addWords, make] = add;
  const move = (at: number, to: number): void => {
    const piece = all[at];
    if (piece !== undefined) onAll(all.toSpliced(at, 1).toSpliced(to, 0, piece));
  };
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {all.map((piece, at) => {
        const id = idOf(piece);
        const name = nameOf(piece);
        const button = (what: 'up' | 'down' | 'remove', disabled: boolean, onPress: () => void) => (
          <IconButton name={what} label={`${words[what]}: ${name}`} disabled={disabled} onPress={onPress} />
        );
        return (
          <div class="piece" key={id}>
            <div class="top-row">
              <button
                type="button"
                class="step-row"
                aria-expanded={open === id}
                onClick={() => setOpen(open === id ? undefined : id)}
              >
                <span class="step-number">{at + 1}</span> <span dir="auto">{name}</span>
              </button>
              {button('up', at === 0, () => move(at, at - 1))}
              {button('down', at === all.length - 1, () => move(at, at + 1))}
              {button('remove', all.length === 1, () => onAll(all.filter((one) => one !== piece)))}
            </div>
            {open === id && children(piece, (next) => onAll(all.with(at, next)))}
          </div>
        );
      })}
      {all.length < most && (
        <button
          type="button"
          class="button small"
          onClick={() => {
            const made = make();
            onAll([...all, made]);
            setOpen(idOf(made));
          }}
        >
          <Icon name="add" />
          {addWords}
        </button>
      )}
    </section>
  );
}
