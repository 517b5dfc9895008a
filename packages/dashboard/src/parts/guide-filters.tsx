import type { GuideFilter, Listed } from '../guide-filter.ts';
import { guideMessages } from '../words.ts';
import { Choice, Field } from './form.tsx';

const words = guideMessages.list;

interface GuideFiltersProps {
  guides: readonly Listed[];
  filter: GuideFilter;
  onFilter: (filter: GuideFilter) => void;
}

/** Narrows the list of guides and puts it in order. */
export function GuideFilters({ guides, filter, onFilter }: GuideFiltersProps) {
  const set = (change: Partial<GuideFilter>) => onFilter({ ...filter, ...change });
  const labels = [...new Set(guides.flatMap((guide) => guide.labels ?? []))].sort((a, b) => a.localeCompare(b));
  const owners = guides.flatMap(({ owner }) =>
    owner?.memberId != null ? [[owner.memberId, owner.name] as const] : [],
  );
  return (
    <div class="filters" role="search" aria-label={words.narrow}>
      <Field label={words.search} value={filter.search} onValue={(search) => set({ search })} />
      <Choice
        label={words.state}
        value={filter.state}
        options={{ active: words.notArchived, all: words.all, ...guideMessages.states }}
        onValue={(state) => set({ state })}
      />
      {labels.length > 0 && (
        <Choice
          label={words.label}
          value={filter.label}
          options={{ '': words.all, ...Object.fromEntries(labels.map((label) => [label, label])) }}
          onValue={(label) => set({ label })}
        />
      )}
      {owners.length > 0 && (
        <Choice
          label={words.owner}
          value={filter.owner}
          options={{ '': words.all, ...Object.fromEntries(owners) }}
          onValue={(owner) => set({ owner })}
        />
      )}
      <Choice label={words.sort} value={filter.sort} options={words.sorts} onValue={(sort) => set({ sort })} />
    </div>
  );
}
