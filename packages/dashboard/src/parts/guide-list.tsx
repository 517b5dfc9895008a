import { useState } from 'preact/hooks';
import { filterGuides, NO_FILTER, type Listed } from '../guide-filter.ts';
import { guideMessages } from '../words.ts';
import type { RangeChoice } from '../range.ts';
import { GuideBulk } from './guide-bulk.tsx';
import { GuideFilters } from './guide-filters.tsx';
import { GuideTable } from './guide-table.tsx';

const words = guideMessages.list;

interface GuideListProps {
  guides: readonly Listed[];
  appId: string;
  choice: RangeChoice;
  may: (right: string) => boolean;
  onChanged: () => void;
}

/** The guides of an app: searched, narrowed, in order, and several at a time. */
export function GuideList({ guides, appId, choice, may, onChanged }: GuideListProps) {
  const [filter, setFilter] = useState(NO_FILTER);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const shown = filterGuides(guides, filter);
  const chosen = shown.filter(({ guideId }) => picked.has(guideId));
  const mayWrite = may('guide.write');
  const pick = (guideIds: readonly string[], isPicked: boolean) => {
    const next = new Set(picked);
    for (const guideId of guideIds) {
      if (isPicked) next.add(guideId);
      else next.delete(guideId);
    }
    setPicked(next);
  };
  return (
    <>
      <GuideFilters guides={guides} filter={filter} onFilter={setFilter} />
      <div class="list-head">
        <p class="muted" role="status">
          {words.count(shown.length, guides.length)}
        </p>
        {mayWrite && shown.length > 0 && (
          <label class="pick-all">
            <input
              type="checkbox"
              checked={chosen.length === shown.length}
              onChange={({ currentTarget: { checked } }) =>
                pick(
                  shown.map(({ guideId }) => guideId),
                  checked,
                )
              }
            />
            <span>{words.pickAll}</span>
          </label>
        )}
      </div>
      {chosen.length > 0 && (
        <GuideBulk appId={appId} picked={chosen} mayPublish={may('guide.publish')} onDone={onChanged} />
      )}
      {shown.length === 0 ? (
        <p class="card quiet">{words.none}</p>
      ) : (
        <GuideTable
          {...{ guides: shown, appId, choice }}
          picked={mayWrite ? picked : undefined}
          onPick={(guideId, isPicked) => pick([guideId], isPicked)}
        />
      )}
    </>
  );
}
