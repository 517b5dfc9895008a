import { problemSchema } from '@handrail/protocol/schema';
import type { Moved } from '../services/tickets/core.ts';
import type { Refused } from '../services/tickets/desk.ts';
import { json, problem } from './problem.ts';
import type { Answer } from './route.ts';
import { unknownTicket, unknownUpload } from './ticket-visitors.ts';

export const noSuchTicket: Answer = { description: 'There is no such ticket for them', schema: problemSchema };
export const notAllowed: Answer = { description: 'They may see it, and not do this', schema: problemSchema };
export const notDone: Record<number, Answer> = {
  412: { description: 'It was changed meanwhile', schema: problemSchema },
  422: { description: 'The body names something that is not there', schema: problemSchema },
};

/** The ticket as it is now, or why nothing was done. */
export function doneOf(done: Moved | Refused): Response {
  if (typeof done === 'string') return refusal(done);
  const { ticket, entryId } = done;
  return json(200, { ticket, ...(entryId !== undefined && { entryId }) }, { etag: `"${ticket.revision}"` });
}

function refusal(why: Refused): Response {
  switch (why) {
    case 'unknown':
      return unknownTicket();
    case 'not-permitted':
      return problem(403, 'not-permitted', 'Your roles do not let you do this to tickets; an admin can give you one.');
    case 'stale':
      return problem(412, 'ticket-changed', 'The ticket was changed meanwhile; look at it first.');
    case 'unknown-member':
      return problem(422, 'unknown-member', 'No member with this id answers tickets of the app.');
    case 'unknown-team':
      return problem(422, 'unknown-team', 'The service centre has no team with this id.');
    case 'unknown-category':
      return problem(422, 'unknown-category', 'The app has no category with this id.');
    case 'unknown-upload':
      return unknownUpload();
    case 'unknown-guide':
      return problem(422, 'unknown-guide', 'The app has no published guide with this id; notes send none.');
    case 'unknown-article':
      return problem(422, 'unknown-article', 'The app has no published article with this id; notes send none.');
    case 'unknown-ticket':
      return problem(422, 'unknown-ticket', 'There is no such ticket in the same app that is not closed.');
    case 'unsafe-address':
      return problem(422, 'unsafe-address', 'Addresses must be http, https, mailto, tel or relative to the page.');
    case 'same-ticket':
      return problem(422, 'same-ticket', 'A ticket cannot be joined with itself.');
    case 'empty':
      return problem(422, 'empty', 'There is nothing to say, send or split off here.');
  }
}
