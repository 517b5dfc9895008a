import type { ComponentChildren } from 'preact';
import { definitions, type TermId } from '../definitions.ts';
import { messages } from '../words.ts';
import { NumberHeading } from './heading.tsx';

interface RankingProps {
  title: string;
  caption: string;
  /** Head of the first column. */
  subject: string;
  terms: readonly TermId[];
  /** Heads of the columns behind the numbers, of which one may be for the ear alone. */
  more?: readonly string[];
  /** The rows; none shows `empty` in their place. */
  children: ComponentChildren[];
  empty?: string;
  /** Said when something was done. */
  said?: string | undefined;
}

/** A card with a table of things by their numbers, most first. */
export function Ranking({ title, caption, subject, terms, more = [], children, empty, said }: RankingProps) {
  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      <p class="said" role="status">
        {said}
      </p>
      {children.length === 0 ? (
        <p class="quiet">{empty ?? messages.usage.none}</p>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
          <table class="figures ranking">
            <caption class="unseen">{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{subject}</th>
                {terms.map((term) => (
                  <NumberHeading key={term} term={term} label={definitions[term].term} />
                ))}
                {more.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}
