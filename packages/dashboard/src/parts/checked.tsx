import type { GuideDraft, GuideRow } from '@handrail/protocol';
import { formatMoment } from '../format.ts';
import { guideMessages } from '../words.ts';

const words = guideMessages.checked;

type Checked = GuideRow['checked'] | undefined;

/** When an author's page has last looked for the elements of a guide, and what came of it. */
export function Checked({ draft: { checked, guide } }: { draft: Pick<GuideDraft, 'checked' | 'guide'> }) {
  if (!checked) return <p class="quiet">{words.never}</p>;
  const { at, by, found, missed } = checked;
  const targets = guide.kind === 'walkthrough' ? guide.steps.filter((step) => 'target' in step).length : 0;
  const elsewhere = targets - found - missed;
  return (
    <p>
      {words.at(formatMoment(at), by.name)} {missed > 0 ? words.some(found, found + missed) : words.all(found)}
      {elsewhere > 0 && ` ${words.elsewhere(elsewhere)}`}
    </p>
  );
}

/** The same in a row of the list. */
export function CheckedShort({ checked }: { checked: Checked }) {
  if (!checked) return null;
  return (
    <small class="muted">
      {words.list(formatMoment(checked.at))}
      {checked.missed > 0 && `, ${words.missed(checked.missed)}`}
    </small>
  );
}
