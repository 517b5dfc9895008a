/** A number that is told, or the words that stand for it. */
export function Value({ text, isThere }: { text: string; isThere: boolean }) {
  return (
    <span class={isThere ? 'figure' : 'figure no-data'}>{isThere ? text : <span class="no-data">{text}</span>}</span>
  );
}
