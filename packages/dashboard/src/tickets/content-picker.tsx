import { useState } from 'preact/hooks';
import { Field } from '../parts/form.tsx';
import { ticketMessages } from '../words.ts';
import { Modal } from './modal.tsx';
import { fold } from '../fold.ts';

const words = ticketMessages.write;
const MOST = 20;

/** A guide or an article that visitors of the app have. */
export interface Sendable {
  id: string;
  title: string;
}

interface ContentPickerProps {
  kind: 'guide' | 'article';
  all: readonly Sendable[];
  onTake: (id: string) => void;
  onClose: () => void;
}

/** Finds one of the guides or articles that visitors of the app have, by words of its title. */
export function ContentPicker({ kind, all, onTake, onClose }: ContentPickerProps) {
  const [search, setSearch] = useState('');
  const asked = fold(search).split(/\s+/);
  const found = all
    .filter(({ title }) => asked.every((word) => fold(title).includes(word)))
    .toSorted((a, b) => a.title.localeCompare(b.title))
    .slice(0, MOST);
  const said = words.pick[kind];
  return (
    <Modal title={said.title} onClose={onClose}>
      <Field label={said.search} value={search} onValue={setSearch} />
      {found.length === 0 && <p role="status">{said.none}</p>}
      <ul class="plain-list picker">
        {found.map(({ id, title }) => (
          <li key={id}>
            <span dir="auto">{title}</span>
            <button
              type="button"
              class="button small"
              aria-label={words.takeThis(title)}
              onClick={() => {
                onTake(id);
                onClose();
              }}
            >
              {words.take}
            </button>
          </li>
        ))}
      </ul>
      <p class="actions">
        <button type="button" class="button" onClick={onClose}>
          {ticketMessages.act.cancel}
        </button>
      </p>
    </Modal>
  );
}
