// How good answers are: the score of the issue, by set, and whether the confidence means what it says.
const EXACT = 0.98;

/** What `find` would answer: exact signals first. */
export const answerOf = (prediction) =>
  prediction.one.exact
    ? { confidence: EXACT, right: prediction.one.exact === 'right' }
    : { confidence: prediction.confidence, right: prediction.right };

export function score(predictions, needed = 0.7) {
  const count = { correct: 0, wrong: 0, missed: 0, refused: 0, alarms: 0 };
  for (const prediction of predictions) {
    const { confidence, right } = answerOf(prediction);
    const answers = confidence >= needed;
    if (prediction.one.gone) count[answers ? 'alarms' : 'refused']++;
    else count[answers ? (right ? 'correct' : 'wrong') : 'missed']++;
  }
  const { correct, wrong, missed, refused, alarms } = count;
  return {
    cases: predictions.length,
    ...count,
    recall: correct / Math.max(1, correct + wrong + missed),
    precision: correct / Math.max(1, correct + wrong + alarms),
    utility: (correct + refused - 3 * (wrong + alarms)) / Math.max(1, predictions.length),
  };
}

const percent = (share) => `${(100 * share).toFixed(1).padStart(5)} %`;

export function line(name, predictions, needed) {
  const { cases, correct, wrong, missed, refused, alarms, recall, precision, utility } = score(predictions, needed);
  return `${name.padEnd(22)} ${String(cases).padStart(5)} cases  correct ${String(correct).padStart(4)}  wrong ${String(wrong).padStart(3)}  not found ${String(missed).padStart(3)}  refused ${String(refused).padStart(3)}  alarms ${String(alarms).padStart(3)}  recall ${percent(recall)}  precision ${percent(precision)}  utility ${utility.toFixed(3)}`;
}

export function table(predictions, keyOf, needed) {
  const keys = [...new Set(predictions.map(({ one }) => keyOf(one)))].sort();
  return keys
    .map((key) =>
      line(
        key,
        predictions.filter(({ one }) => keyOf(one) === key),
        needed,
      ),
    )
    .join('\n');
}

export function reliability(predictions) {
  const bands = [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01];
  const lines = [];
  for (let at = 0; at + 1 < bands.length; at++) {
    const inside = predictions.filter(
      ({ confidence, one, best }) => !one.exact && best >= 0 && confidence >= bands[at] && confidence < bands[at + 1],
    );
    if (!inside.length) continue;
    const mean = inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length;
    const right = inside.filter((one) => one.right).length / inside.length;
    lines.push(
      `  said ${bands[at].toFixed(2)}–${Math.min(1, bands[at + 1]).toFixed(2)}: ${String(inside.length).padStart(4)} answers, mean ${mean.toFixed(3)}, right ${right.toFixed(3)}`,
    );
  }
  return lines.join('\n');
}
