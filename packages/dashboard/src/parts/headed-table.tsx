import type { ComponentChildren } from 'preact';

interface HeadedTableProps {
  caption: string;
  heads: readonly string[];
  /** What is particular to this table. */
  kind: string;
  /** Of the part that scrolls, when the table is wider or longer than its place. */
  scroll?: string;
  children: ComponentChildren;
}

/** A table with its words above each column; where it does not fit, it scrolls by itself, also by the keyboard. */
export function HeadedTable({ caption, heads, kind, scroll = '', children }: HeadedTableProps) {
  return (
    <div class={`scroll ${scroll}`} tabIndex={0} role="region" aria-label={caption}>
      <table class={`figures ${kind}`}>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
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
