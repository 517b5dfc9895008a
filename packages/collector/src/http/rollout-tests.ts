import {
  markSchema,
  newMarkSchema,
  newSignOffSchema,
  problemSchema,
  rolloutTestSchema,
  signOffSchema,
} from '@handrail/protocol/schema';
import { browserOf } from '../services/browser-of.ts';
import type { Services } from '../services/index.ts';
import type { RolloutDesk } from '../services/rollouts/desk.ts';
import { personOf } from './guides.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, problem } from './problem.ts';
import { findRollout, noRollout, ROLLOUT, rolloutNotFound } from './rollouts.ts';
import { bodyRoute, route, type Route } from './route.ts';

const refused = { description: 'It cannot be taken as it is', schema: problemSchema };
const memberOnly = { description: 'This is for members', schema: problemSchema };

const WHY_NOT = {
  'unknown-step': 'There is no such step in a script of this rollout; look at the test again.',
  'other-version': 'The script was published anew; look at it again, and mark the step of the new version.',
  'note-needed': 'Say what happened, so that others can find it out.',
  ended: 'The rollout has ended; its test stays as it is.',
  'id-taken': 'Something else was sent under this id; send it under another.',
  'nothing-to-sign': 'There is no script: publish a walkthrough and add it to the scope.',
  'something-open': 'Not every step has passed. Sign it as accepted with what is open, and say why.',
} as const;

/** The acceptance test of a rollout: scripts, marks, defects, and who signed. */
export function rolloutTestRoutes({ audit }: Services, desk: RolloutDesk): Route[] {
  const { acceptance } = desk;
  return [
    route(
      {
        ...{ method: 'GET', path: `${ROLLOUT}/test`, permission: 'rollout.test' },
        summary: 'The acceptance test of a rollout: its scripts step by step, who said what, and what is open.',
        answers: { 200: { description: 'The test', schema: rolloutTestSchema }, 404: noRollout },
      },
      async (call) => {
        const record = await findRollout(desk, call, 'rollout.test');
        return record === undefined ? rolloutNotFound() : json(200, await acceptance.test(record));
      },
    ),
    bodyRoute(
      {
        ...{ method: 'POST', path: `${ROLLOUT}/test/marks`, permission: 'rollout.test' },
        summary: 'Marks a step of a script as passed or failed. A failure says what happened, and opens a ticket.',
        body: { ...MANAGEMENT_BODY, schema: newMarkSchema },
        answers: {
          201: { description: 'The mark, with the ticket that it opened', schema: markSchema },
          ...{ 403: memberOnly, 404: noRollout, 409: refused, 422: refused },
        },
      },
      async (call, input) => {
        const record = await findRollout(desk, call, 'rollout.test');
        if (record === undefined) return rolloutNotFound();
        if (call.caller.memberId === undefined) return membersOnly();
        const browser = browserOf(call.request.headers.get('user-agent'));
        const done = await acceptance.mark(record, input, { by: personOf(call.caller), browser });
        if (typeof done === 'string') return whyNot(done);
        const { appId, guideId, stepId, version, outcome, defect } = done.mark;
        const after = { guideId, version, stepId, outcome, ...(defect && { ticketId: defect.ticketId }) };
        await audit.note(call, 'test-step.marked', { appId, target: record.rollout.rolloutId, after });
        return json(201, done.mark);
      },
    ),
    bodyRoute(
      {
        ...{ method: 'POST', path: `${ROLLOUT}/test/sign-offs`, permission: 'rollout.write' },
        summary: 'Signs the acceptance test, as it stands now.',
        body: { ...MANAGEMENT_BODY, schema: newSignOffSchema },
        answers: {
          201: { description: 'What was signed', schema: signOffSchema },
          ...{ 403: memberOnly, 404: noRollout, 409: refused, 422: refused },
        },
      },
      async (call, input) => {
        const record = await findRollout(desk, call, 'rollout.write');
        if (record === undefined) return rolloutNotFound();
        if (call.caller.memberId === undefined) return membersOnly();
        const done = await acceptance.signOff(record, input, personOf(call.caller));
        if (typeof done === 'string') return whyNot(done);
        const { appId = '' } = call.params;
        await audit.note(call, 'rollout.signed-off', { appId, target: record.rollout.rolloutId, after: done.signOff });
        return json(201, done.signOff);
      },
    ),
  ];
}

const whyNot = (why: keyof typeof WHY_NOT): Response =>
  problem(why === 'unknown-step' || why === 'note-needed' ? 422 : 409, why, WHY_NOT[why]);

/** What somebody vouches for has their name. */
const membersOnly = (): Response =>
  problem(403, 'session-needed', 'This is signed with a name: do it signed in, not with the token of the environment.');
