import type { GuideRow } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { Field } from '../parts/form.tsx';
import { filterGuides, NO_FILTER } from '../guide-filter.ts';
import { ticketMessages } from '../words.ts';
import { Modal } from './modal.tsx';

const words = ticketMessages.write;
const MOST = 20;

interface GuidePickerProps {
  guides: readonly GuideRow[];
  onTake: (guideId: string) => void;
  onClose: () => void;
}

/** Finds one of the guides that visitors of the app have. */
export function GuidePicker({ guides, onTake, onClose }: GuidePickerProps) {
  const [search, setSearch] = useState('');
  const none = { starts: 0, startedBy: 0, completedBy: 0, completionRate: null, shown: 0, missed: 0, missRate: null };
  const listed = guides
    .filter(({ version }) => version !== null)
    .map((guide) => ({ ...none, affectedBy: 0, ...guide }));
  const found = filterGuides(listed, { ...NO_FILTER, search, sort: 'title' }).slice(0, MOST);
  return (
    <Modal title={words.guide} onClose={onClose}>
      <Field label={words.guideSearch} value={search} onValue={setSearch} />
      {found.length === 0 && <p role="status">{words.guideNone}</p>}
      <ul class="plain-list picker">
        {found.map(({ guideId, title }) => (
          <li key={guideId}>
            <span dir="auto">{title}</span>
            <button
              type="button"
              class="button small"
              aria-label={words.guideTake(title)}
              onClick={() => {
                onTake(guideId);
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
