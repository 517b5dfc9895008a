import type { ConnectorMapping } from '@handrail/protocol';

type States = ConnectorMapping['statesIn'];
type State = States[string];

const OURS: readonly State[] = ['new', 'open', 'pending', 'on-hold', 'solved', 'closed'];

export const writeStates = (states: States): string =>
  Object.entries(states)
    .map(([theirs, ours]) => `${theirs} = ${ours}`)
    .join('\n');

/** Undefined where a line is none. */
export function readStates(text: string): States | undefined {
  const states: States = {};
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const end = line.lastIndexOf('=');
    const theirs = line.slice(0, end).trim();
    const ours = OURS.find((one) => one === line.slice(end + 1).trim());
    if (end < 0 || theirs === '' || ours === undefined) return undefined;
    states[theirs] = ours;
  }
  return states;
}
