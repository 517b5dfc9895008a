import type { Block } from '@handrail/protocol';
import type { Agent } from './desk.ts';
import { ticketMessages } from '../words.ts';
import { fold } from '../fold.ts';

const MOST = 6;

/** What is typed after an @ at the end of the line so far; undefined where nobody is being called. */
export const calledIn = (before: string): string | undefined =>
  /(?:^|[\s(])@([\p{L}\p{N}._-]{0,40})$/u.exec(before)?.[1];

/** Agents whose name, or a part of it, begins so. */
export const agentsFor = (called: string, agents: readonly Agent[]): Agent[] =>
  agents
    .filter(({ name }) =>
      fold(name)
        .split(/\s+/)
        .some((part) => part.startsWith(fold(called))),
    )
    .slice(0, MOST);

/** Of those who were called, the ones whose name still stands in the words. */
export function stillCalled(blocks: readonly Block[], mentions: readonly string[], agents: readonly Agent[]): string[] {
  const text = JSON.stringify(blocks);
  return mentions.filter((memberId) => {
    const name = agents.find((one) => one.memberId === memberId)?.name;
    return name !== undefined && text.includes(JSON.stringify(`@${name}`).slice(1, -1));
  });
}

interface SuggestProps {
  id: string;
  agents: readonly Agent[];
  at: number;
  onTake: (agent: Agent) => void;
}

/** Whom the letters after the @ may mean. The focus stays in the words; arrow keys choose, Enter takes. */
export function Suggest({ id, agents, at, onTake }: SuggestProps) {
  return (
    <ul class="suggest card" role="listbox" id={id} aria-label={ticketMessages.write.people}>
      {agents.map((agent, index) => (
        <li
          key={agent.memberId}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(agent);
          }}
        >
          <bdi>{agent.name}</bdi>
        </li>
      ))}
    </ul>
  );
}
