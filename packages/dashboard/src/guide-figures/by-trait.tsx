import type { App, OutcomesReport } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { TakeAway } from '../explore/take-away.tsx';
import { formatCount } from '../format.ts';
import { Field, Form } from '../parts/form.tsx';
import { HeadedTable } from '../parts/headed-table.tsx';
import { ShareBar } from '../parts/share.tsx';
import { exploreMessages, guideFigureMessages as words, pathMessages } from '../words.ts';

interface ByTraitProps {
  app: App;
  guideId: string;
  report: OutcomesReport;
  trait: string;
  onTrait: (trait: string) => void;
}

const IDLE = { busy: false, fault: '' };
const nameOf = (value: string | number | boolean | null): string =>
  value === null ? exploreMessages.none : String(value);

/** Completion of the guide by the values of a trait, such as the department or the language. */
export function ByTrait({ app, guideId, report, trait, onTrait }: ByTraitProps) {
  const [draft, setDraft] = useState(trait);
  const { byTrait = [], untold = 0 } = report;
  return (
    <section class="card" aria-label={words.byTrait}>
      <h2>{words.byTrait}</h2>
      <Form label={words.byTrait} button={exploreMessages.ask} doing={IDLE} onSubmit={() => onTrait(draft.trim())}>
        <Field label={exploreMessages.trait} note={words.traitNote} value={draft} onValue={setDraft} />
      </Form>
      {byTrait.length > 0 && (
        <HeadedTable
          caption={words.byTraitTable(trait)}
          kind="trends"
          numbers={[1]}
          heads={[trait, words.started, words.ends.completed, words.rate]}
        >
          {byTrait.map(({ value, startedBy, completedBy, completionRate }) => (
            <tr key={JSON.stringify(value)}>
              <th scope="row" dir="auto">
                {nameOf(value)}
              </th>
              <td class="number">{formatCount(startedBy)}</td>
              <td class="number">{formatCount(completedBy)}</td>
              <td class="number">
                <ShareBar value={completionRate} />
              </td>
            </tr>
          ))}
        </HeadedTable>
      )}
      {untold > 0 && <p class="hint">{pathMessages.untold(formatCount(untold))}</p>}
      {byTrait.length > 0 && (
        <TakeAway
          table={{
            name: `${app.appId}-${guideId}-by-trait`,
            heads: [trait, 'started', 'completed', 'rate'],
            rows: byTrait.map((row) => [nameOf(row.value), row.startedBy, row.completedBy, row.completionRate]),
          }}
          value={byTrait}
        />
      )}
    </section>
  );
}
