import { sparkPath } from './spark-shape.ts';

const WIDTH = 96;
const HEIGHT = 24;

/** A trend without axes, beside the words that say where it begins and ends. */
export function Spark({ values, words }: { values: readonly number[]; words: string }) {
  return (
    <span class="spark">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
        <path class="rule" d={`M0 ${HEIGHT - 1}H${WIDTH}`} />
        <path class="line" d={sparkPath(values, WIDTH, HEIGHT)} />
      </svg>
      <span class="unseen">{words}</span>
    </span>
  );
}
