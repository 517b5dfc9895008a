import { verdictOf, type Reason } from '@handrail/protocol/explain';

const MARKS = { holds: '✓', fails: '✗', inPage: '?' } as const;
const markOf = ({ holds, inPage }: Reason): keyof typeof MARKS => (inPage ? 'inPage' : holds ? 'holds' : 'fails');

/** Words for what an answer is. */
interface ReasonWords {
  verdicts: Readonly<Record<ReturnType<typeof verdictOf>, string>>;
  marks: Readonly<Record<keyof typeof MARKS, string>>;
}

interface ReasonListProps {
  reasons: readonly Reason[];
  words: ReasonWords;
}

/** Whether a guide starts by itself, and each condition with its answer. */
export function ReasonList({ reasons, words }: ReasonListProps) {
  return (
    <>
      <p role="status">
        <strong>{words.verdicts[verdictOf(reasons)]}</strong>
      </p>
      <Lines {...{ reasons, words }} />
    </>
  );
}

function Lines({ reasons, words }: ReasonListProps) {
  return (
    <ul class="reasons">
      {reasons.map((reason, at) => {
        const mark = markOf(reason);
        return (
          <li key={at} data-mark={mark}>
            <span class="reason-mark" aria-hidden="true">
              {MARKS[mark]}
            </span>
            <span class="reason-words">
              <span class="unseen">{words.marks[mark]}: </span>
              <span dir="auto">{reason.words.charAt(0).toUpperCase() + reason.words.slice(1)}</span>
              {mark === 'inPage' && !reason.of && <small> ({words.marks.inPage})</small>}
              {reason.of && reason.of.length > 0 && <Lines reasons={reason.of} words={words} />}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
