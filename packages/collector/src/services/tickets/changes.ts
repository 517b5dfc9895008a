import type { Ticket, TicketChange } from '@handrail/protocol';

const named = (assignee: Ticket['assignee']) => assignee && { id: assignee.memberId, name: assignee.name };
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is different between a ticket before and after, one by one: the history. Levels are told with their reason, elsewhere. */
export function changesBetween(before: Ticket, after: Ticket): TicketChange[] {
  const changes: TicketChange[] = [];
  if (before.title !== after.title) changes.push({ what: 'title', from: before.title, to: after.title });
  if (before.categoryId !== after.categoryId) {
    changes.push({ what: 'category', from: before.categoryId, to: after.categoryId });
  }
  if (before.priority !== after.priority) changes.push({ what: 'priority', from: before.priority, to: after.priority });
  if (before.teamId !== after.teamId) changes.push({ what: 'team', from: before.teamId, to: after.teamId });
  if (before.assignee?.memberId !== after.assignee?.memberId) {
    changes.push({ what: 'assignee', from: named(before.assignee), to: named(after.assignee) });
  }
  const added = after.tags.filter((tag) => !before.tags.includes(tag));
  const removed = before.tags.filter((tag) => !after.tags.includes(tag));
  if (added.length + removed.length > 0) changes.push({ what: 'tags', added, removed });
  const fieldIds = Object.keys({ ...before.fields, ...after.fields }).filter(
    (name) => !same(before.fields[name], after.fields[name]),
  );
  if (fieldIds.length > 0) changes.push({ what: 'fields', fieldIds });
  if (before.spam !== after.spam) changes.push({ what: 'spam', to: after.spam });
  if (before.state !== after.state) changes.push({ what: 'state', from: before.state, to: after.state });
  return changes;
}

/** The instants at which a ticket came to its end, by its state. */
export function endsOf(before: Ticket, state: Ticket['state'], now: number): Pick<Ticket, 'solvedAt' | 'closedAt'> {
  if (state !== 'solved' && state !== 'closed') return { solvedAt: null, closedAt: null };
  const solvedAt = before.solvedAt ?? now;
  return { solvedAt, closedAt: state === 'closed' ? (before.closedAt ?? now) : null };
}
