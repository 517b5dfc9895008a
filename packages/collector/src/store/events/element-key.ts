import type { ElementRecord } from '@handrail/protocol';

/** The same text for the same element, in whatever order its fields came; as JSON it is the element again. */
export function elementKey({ kind, role, signals, within, text }: ElementRecord): string {
  const inOrder = signals && Object.fromEntries(Object.entries(signals).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ kind, role, signals: inOrder, within, text });
}
