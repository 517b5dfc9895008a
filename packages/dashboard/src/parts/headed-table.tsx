import type { ComponentChildren } from 'preact';

interface HeadedTableProps {
  caption: string;
  heads: readonly string[];
  /** What is particular to this table. */
  kind: string;
  /** The columns of numbers, whose heads stand over them: the first of them, and the first after them where there is one. */
  numbers?: readonly [number, number?];
  /** Of the part that scrolls, when the table is wider or longer than its place. */
  scroll?: string;
  children: ComponentChildren;
}

/** A table with its words above each column; where it does not fit, it scrolls by itself, also by the keyboard. */
export function HeadedTable({ caption, heads, kind, numbers = [Infinity], scroll = '', children }: HeadedTableProps) {
  const [from, to = heads.length] = numbers;
  return (
    <div class={`scroll ${scroll}`} tabIndex={0} role="region" aria-label={caption}>
      <table class={`figures ${kind}`}>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, column) => (
              <th key={head} scope="col" class={column >= from && column < to ? 'number' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
