import type { ElementRecord } from '@handrail/protocol';
import { messages } from '../words.ts';

/** What an element is called in one line: its own words where they were allowed, else the signal that says most. */
export function nameOf({ kind, role, signals = {}, text }: ElementRecord): string {
  const telling = ['data-testid', 'id', 'name', 'aria-label'].flatMap((name) => signals[name] ?? []);
  return text ?? telling[0] ?? Object.values(signals)[0] ?? role ?? kind;
}

/** An element in words: its name, what it is, and where. All of it is text that came from pages. */
export function ElementName({ element }: { element: ElementRecord | null }) {
  if (element === null) return <span class="no-data">{messages.usage.noElement}</span>;
  const { kind, role, signals = {}, within = [] } = element;
  const said = Object.entries(signals).map(([name, value]) => `${name}=${value}`);
  const what = [role === undefined || role === kind ? kind : `${kind} (${role})`, ...said].join(' · ');
  return (
    <span class="element">
      <bdi class="element-name">{nameOf(element)}</bdi>
      <bdi class="element-what">{what}</bdi>
      {within.length > 0 && <bdi class="element-what">{messages.usage.within(within.join(' › '))}</bdi>}
    </span>
  );
}
