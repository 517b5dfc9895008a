import { formatCount } from '../format.ts';
import type { Listed } from '../guide-filter.ts';
import { guideMessages, messages } from '../words.ts';
import type { RangeChoice } from '../range.ts';
import { guideHref } from '../route.ts';
import { CheckedShort } from './checked.tsx';
import { NumberHeading } from './heading.tsx';
import { MissRate, ShareBar } from './share.tsx';
import { Status } from './status.tsx';

interface GuideTableProps {
  guides: readonly Listed[];
  appId: string;
  choice: RangeChoice;
  /** Ids of those that are selected; undefined where nothing can be done with them. */
  picked: ReadonlySet<string> | undefined;
  onPick: (guideId: string, isPicked: boolean) => void;
}

function Name({ guide, appId, choice, picked, onPick }: Omit<GuideTableProps, 'guides'> & { guide: Listed }) {
  return (
    <>
      {picked !== undefined && (
        <input
          type="checkbox"
          class="pick"
          aria-label={guideMessages.list.pick(guide.title)}
          checked={picked.has(guide.guideId)}
          onChange={({ currentTarget: { checked } }) => onPick(guide.guideId, checked)}
        />
      )}
      <a href={guideHref(appId, guide.guideId, choice)} dir="auto">
        {guide.title}
      </a>
      <Status kind={guide.kind} version={guide.version} edited={guide.edited ?? false} state={guide.state} />
      {(guide.labels ?? []).length > 0 && (
        <span class="labels">
          {guide.labels?.map((label) => (
            <span key={label} class="label">
              {label}
            </span>
          ))}
        </span>
      )}
      <CheckedShort checked={guide.checked} />
    </>
  );
}

/** Guides with how far they are and their numbers. */
export function GuideTable({ guides, ...rest }: GuideTableProps) {
  return (
    <div class="card flush">
      <table class="guides" role="table">
        <caption class="unseen">{messages.guides.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {messages.guides.guide}
            </th>
            <NumberHeading term="starts" />
            <NumberHeading term="people" />
            <NumberHeading term="completionRate" />
            <NumberHeading term="missRate" />
          </tr>
        </thead>
        <tbody role="rowgroup">
          {guides.map((guide) => (
            <tr key={guide.guideId} role="row">
              <th scope="row" role="rowheader" class={rest.picked && 'pickable'}>
                <Name guide={guide} {...rest} />
              </th>
              <td role="cell" class="number">
                {formatCount(guide.starts)}
              </td>
              <td role="cell" class="number">
                {formatCount(guide.startedBy)}
              </td>
              <td role="cell" class="number">
                <ShareBar value={guide.completionRate} />
              </td>
              <td role="cell" class="number">
                <MissRate value={guide.missRate} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
