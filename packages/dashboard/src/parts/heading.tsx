import type { TermId } from '../definitions.ts';
import { definitions } from '../definitions.ts';
import { Info } from './info.tsx';

/** The head of a column of numbers, with its definition. The name alone is read out with each cell. */
export function NumberHeading({ term, label }: { term: TermId; label?: string }) {
  const name = label ?? definitions[term].term;
  return (
    <th scope="col" role="columnheader" class="number" aria-label={name}>
      <span class="heading">
        {name} <Info term={term} />
      </span>
    </th>
  );
}
