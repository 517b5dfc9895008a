import type { GuideSummary } from '@handrail/protocol';
import type { ComponentChildren } from 'preact';
import { definitions, type TermId } from '../definitions.ts';
import { formatCount } from '../format.ts';
import { messages } from '../words.ts';
import { Info } from './info.tsx';
import { MissRate, Share } from './share.tsx';

const words = messages.guide;

interface TileProps {
  term: TermId;
  children: ComponentChildren;
  note?: string;
  here?: string;
}

/** One number with its name, its definition and a note. */
export function Tile({ term, children, note, here }: TileProps) {
  return (
    <div class="tile">
      <dt>
        {definitions[term].term} <Info term={term} here={here} />
      </dt>
      <dd>
        <span class="figure">{children}</span>
        {note !== undefined && <small>{note}</small>}
      </dd>
    </div>
  );
}

/** The numbers of a guide as a whole. */
export function Tiles({ guide }: { guide: GuideSummary }) {
  const { kind, starts, startedBy, completedBy, completionRate, shown, missed, missRate, affectedBy } = guide;
  const asked = shown + missed;
  const by = startedBy === 1 ? words.byOne : words.by(formatCount(startedBy));
  const ofPeople = words.of(formatCount(completedBy), formatCount(startedBy));
  const ofSteps = words.of(formatCount(missed), formatCount(asked));
  return (
    <dl class="tiles card">
      <Tile term="starts" {...(starts > 0 && { note: by })}>
        {formatCount(starts)}
      </Tile>
      <Tile term="completed" {...(startedBy > 0 && { note: completedBy === 1 ? words.personUnit : words.peopleUnit })}>
        {formatCount(completedBy)}
      </Tile>
      <Tile term="completionRate" {...(startedBy > 0 && { note: ofPeople, here: `${completedBy} ÷ ${startedBy}` })}>
        <Share value={completionRate} />
      </Tile>
      <Tile term="missRate" {...(asked > 0 && { note: ofSteps, here: `${missed} ÷ (${shown} + ${missed})` })}>
        <MissRate value={missRate} />
      </Tile>
      {kind === 'known-issue' && (
        <Tile term="affected" note={affectedBy === 1 ? words.personUnit : words.peopleUnit}>
          {formatCount(affectedBy)}
        </Tile>
      )}
    </dl>
  );
}
