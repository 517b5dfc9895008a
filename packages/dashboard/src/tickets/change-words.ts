import type { TicketChange } from '@handrail/protocol';
import { ticketMessages } from '../words.ts';

const { changes: words, states, levels, priorities, clocks } = ticketMessages;

/** How what a change names by its id is called. */
export interface Names {
  team: (teamId: string) => string;
  category: (categoryId: string) => string;
}

/** What changed, in a line. Reasons, summaries and links follow it where they are shown. */
export function changeWords(change: TicketChange, names: Names): string {
  switch (change.what) {
    case 'created':
      return words.created(states[change.state], levels[change.level], priorities[change.priority]);
    case 'state':
      return words.state(states[change.from], states[change.to]);
    case 'level':
      return (change.to > change.from ? words.level : words.levelBack)(levels[change.from], levels[change.to]);
    case 'assignee':
      return change.to === null ? words.unassigned : words.assignee(change.to.name);
    case 'team':
      return change.to === null ? words.noTeam : words.team(names.team(change.to));
    case 'priority':
      return words.priority(priorities[change.from], priorities[change.to]);
    case 'category':
      return change.to === null ? words.noCategory : words.category(names.category(change.to));
    case 'title':
      return words.titled(change.to);
    case 'tags':
      return tagWords(change.added, change.removed);
    case 'fields':
      return words.fields(change.fieldIds.join(', '));
    case 'link':
      return change.removed ? `${words.unlinked} ${words.links[change.link]}` : words.links[change.link];
    case 'spam':
      return change.to ? words.spam : words.noSpam;
    case 'rating':
      return words.rating(change.score);
    case 'lesson':
      return lessonWords(change);
    case 'content':
      return words.content[change.state][change.content];
    case 'clock':
      return (change.state === 'warned' ? words.warned : words.missed)(clocks[change.clock]);
  }
}

const tagWords = (added: readonly string[], removed: readonly string[]): string =>
  [
    ...(added.length > 0 ? [words.tagged(added.join(', '))] : []),
    ...(removed.length > 0 ? [words.untagged(removed.join(', '))] : []),
  ].join('. ');

function lessonWords({ l1Could, whatHelps }: Extract<TicketChange, { what: 'lesson' }>): string {
  const said = [
    ...(l1Could === undefined ? [] : [l1Could ? words.l1Could : words.l1CouldNot]),
    ...(whatHelps === undefined ? [] : [`${words.helps[whatHelps.kind]}: ${whatHelps.note}`]),
  ];
  return said.length === 0 ? words.solved : said.join('. ');
}
