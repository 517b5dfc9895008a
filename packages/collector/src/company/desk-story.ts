import type { Level, NewTicket } from '@handrail/protocol';
import { createDice, idAt, type Dice } from './dice.ts';
import { createCounter, type AppTruth } from './truth.ts';
import { versionOn } from './plan.ts';
import type { Visit } from './visit.ts';
import type { Workdays } from './workdays.ts';
import { MINUTE_MS } from '../clock.ts';

/** Working minutes that are promised. */
export const PROMISES = { firstReply: 240, resolution: 960 } as const;

const WEEK_MS = 7 * 86_400_000;

interface Doing {
  at: number;
  appId: string;
  /** What the page calls the ticket. */
  ticketKey: string;
  secret: string;
  visitorId: string;
}

/** What somebody does at the service centre. */
export type DeskMove = Doing &
  (
    | { does: 'ask'; ticket: Omit<NewTicket, 'appKey'> }
    | { does: 'reply'; agent: string; text: string; entryKey: string }
    | { does: 'escalate'; agent: string; to: Level; reason: string; summary: string }
    | { does: 'solve'; agent: string; l1Could?: boolean }
    | { does: 'reopen' }
    | { does: 'rate'; score: number }
  );

/** The service centre of one application over the year. */
export interface DeskStory {
  /** Somebody asks, and what comes of it. */
  ask(visit: Visit): DeskMove[];
  truth(): Pick<
    AppTruth,
    | 'tickets'
    | 'solved'
    | 'slaFirstReply'
    | 'slaResolution'
    | 'firstContact'
    | 'reopened'
    | 'escalatedL1'
    | 'l1Capable'
    | 'csat'
  >;
}

const AGENTS = { l1: ['Jo Meyer', 'Sam Okoye', 'Kim Larsen'], l2: ['Robin Weiss', 'Alex Costa'], l3: ['Chris Brandt'] };

type Topic = readonly [category: string, title: string, text: string, answer: string];

const TOPICS: readonly Topic[] = [
  [
    'access',
    'I cannot open my requests',
    'It says that I have no right.',
    'Your role was missing; please sign in again.',
  ],
  ['access', 'My deputy sees nothing', 'I am away from Monday on.', 'Your deputy has the right now.'],
  ['how-to', 'How do I change a request that was sent?', 'The amount is wrong.', 'Withdraw it, then send it anew.'],
  [
    'how-to',
    'Where do I see who has to approve?',
    'It has been waiting for days.',
    'Open it: the names are on the right.',
  ],
  [
    'how-to',
    'Which cost centre is the right one?',
    'Three have nearly the same name.',
    'It is 4711; the others are closed.',
  ],
  [
    'fault',
    'The button Approve does nothing',
    'Nothing happens after the click.',
    'Known since release 5; it works from the detail.',
  ],
  ['fault', 'The export is empty', 'The file has a heading and no rows.', 'Choose a year first; we make that plainer.'],
  ['fault', 'The amount jumps back to nought', 'When I leave the field.', 'Please write it without a currency sign.'],
];

export const CATEGORIES = [
  { categoryId: 'access', name: 'Access and rights' },
  { categoryId: 'how-to', name: 'How do I …' },
  { categoryId: 'fault', name: 'Something does not work' },
] as const;

/** A plan in working minutes after the ticket; nothing is planned at the instant of a promise. */
interface Course {
  repliesAt: number[];
  escalatesAt: { at: number; to: Level }[];
  solvesAt: number;
  reopensAt: number | undefined;
  solvesAgainAt: number;
}

function courseOf(dice: Dice): Course {
  const first = dice.chance(0.88) ? dice.between(4, 200) : dice.between(260, 700);
  const goesUp = dice.chance(0.22);
  const further = goesUp && dice.chance(0.15);
  const wait = goesUp ? dice.between(200, 1_300) : dice.between(10, 420);
  const asksBack = dice.chance(0.3);
  const solvesAt = first + wait;
  const reopensAt = dice.chance(0.07) ? solvesAt + dice.between(60, 500) : undefined;
  return {
    repliesAt: [first, ...(asksBack ? [first + Math.ceil(wait / 2)] : [])],
    escalatesAt: [
      ...(goesUp ? [{ at: first + 3, to: 'l2' as const }] : []),
      ...(further ? [{ at: first + Math.ceil(wait * 0.4), to: 'l3' as const }] : []),
    ],
    solvesAt: Math.abs(solvesAt - PROMISES.resolution) < 5 ? solvesAt + 10 : solvesAt,
    reopensAt,
    solvesAgainAt: (reopensAt ?? 0) + dice.between(20, 150),
  };
}

/** When things were done, in working minutes after the ticket; what the year did not last for is left out. */
interface Outcome {
  replies: number[];
  level: Level;
  solvedAt: number | undefined;
  reopenedAt: number | undefined;
  solvedAgainAt: number | undefined;
  l1Could: boolean | undefined;
  score: number | undefined;
}

export function createDeskStory(seed: number, appId: string, workdays: Workdays): DeskStory {
  const dice = createDice(seed, `${appId} desk`);
  const tally = createTally();
  return {
    truth: tally.truth,
    ask(visit) {
      const start = positionOf(workdays, visit.dayIndex, visit.at());
      const base = baseOf(visit, dice);
      const topic = dice.pick(TOPICS);
      const moves: DeskMove[] = [{ ...base, at: visit.at(), does: 'ask', ticket: ticketOf(visit, base, topic) }];
      const outcome = play(courseOf(dice), dice, (minutes, what) => {
        const at = workdays.instantOf(start + minutes);
        if (at !== undefined) moves.push(fill({ ...base, at }, what, topic, dice));
        return at !== undefined;
      });
      tally.count(outcome, workdays.minutes - start, (minutes) => workdays.instantOf(start + minutes) ?? 0);
      return moves.sort((a, b) => a.at - b.at);
    },
  };
}

type What =
  | { does: 'reply' | 'solve'; level: Level; l1Could?: boolean | undefined }
  | { does: 'escalate'; level: Level; to: Level }
  | { does: 'reopen' }
  | { does: 'rate'; score: number };

/** Does what the course says, as far as `act` can: it answers whether there was time for it. */
function play(course: Course, dice: Dice, act: (minutes: number, what: What) => boolean): Outcome {
  const { repliesAt, escalatesAt, solvesAt, reopensAt, solvesAgainAt } = course;
  const [first = 0] = repliesAt;
  const levelAt = (minutes: number): Level => escalatesAt.findLast(({ at }) => at < minutes)?.to ?? 'l1';
  const ups = escalatesAt.filter(({ at, to }) => act(at, { does: 'escalate', level: levelAt(at), to }));
  const level = ups.at(-1)?.to ?? 'l1';
  const replies = repliesAt.filter((at) => act(at, { does: 'reply', level: at === first ? 'l1' : levelAt(at) }));
  const l1Could = level === 'l2' ? dice.chance(0.35) : undefined;
  const solvedAt = act(solvesAt, { does: 'solve', level, l1Could }) ? solvesAt : undefined;
  const comesBack = solvedAt !== undefined && reopensAt !== undefined && act(reopensAt, { does: 'reopen' });
  const reopenedAt = comesBack ? reopensAt : undefined;
  const isSolvedAgain = comesBack && act(solvesAgainAt, { does: 'solve', level, l1Could });
  const solvedAgainAt = isSolvedAgain ? solvesAgainAt : undefined;
  const over = comesBack ? solvedAgainAt : solvedAt;
  const score = dice.chance(0.82) ? dice.between(4, 5) : dice.between(1, 3);
  const isRated = over !== undefined && dice.chance(0.5) && act(over + dice.between(2, 50), { does: 'rate', score });
  return { replies, level, solvedAt, reopenedAt, solvedAgainAt, l1Could, score: isRated ? score : undefined };
}

function fill(doing: Doing, what: What, [, , question, answer]: Topic, dice: Dice): DeskMove {
  if (what.does === 'reopen' || what.does === 'rate') return { ...doing, ...what };
  const agent = dice.pick(AGENTS[what.level]);
  switch (what.does) {
    case 'reply':
      return { ...doing, does: 'reply', agent, text: answer, entryKey: idAt(doing.at, dice) };
    case 'escalate':
      return {
        ...{ ...doing, does: 'escalate', agent, to: what.to },
        ...{ reason: 'The team of the application must look at it.', summary: question },
      };
    case 'solve':
      return { ...doing, does: 'solve', agent, ...(what.l1Could !== undefined && { l1Could: what.l1Could }) };
  }
}

/** Counts what becomes of tickets. `left`: working minutes from the ticket to the end of the year. */
function createTally() {
  const [firstReply, resolution, firstContact] = [createCounter(), createCounter(), createCounter()];
  const [reopened, escalated, l1Capable, csat] = [createCounter(), createCounter(), createCounter(), createCounter()];

  /** A promise that took so many minutes, or has taken them so far: then it is broken, or nobody knows yet. */
  function judge(counter: typeof firstReply, promised: number, worked: number, isKeptOrBroken: boolean): void {
    if (isKeptOrBroken || worked > promised) counter.add(worked <= promised);
  }

  return {
    count(outcome: Outcome, left: number, instantOf: (minutes: number) => number): void {
      const { replies, level, solvedAt, reopenedAt, solvedAgainAt, l1Could, score } = outcome;
      const comesBack = reopenedAt !== undefined;
      // The clock stands still while a ticket is solved.
      const worked = comesBack ? (solvedAt ?? 0) + (solvedAgainAt ?? left) - reopenedAt : (solvedAt ?? left);
      judge(firstReply, PROMISES.firstReply, replies[0] ?? left, replies.length > 0);
      judge(resolution, PROMISES.resolution, worked, (comesBack ? solvedAgainAt : solvedAt) !== undefined);
      escalated.add(level !== 'l1');
      if (score !== undefined) csat.add(score >= 4);
      if (solvedAt === undefined) return;
      const isQuiet = !comesBack || instantOf(reopenedAt) - instantOf(solvedAt) > WEEK_MS;
      reopened.add(comesBack);
      firstContact.add(isQuiet && replies.filter((at) => at <= solvedAt).length === 1);
      // Levels do not change after the last escalation, which comes before the first solution.
      if (level === 'l2') l1Capable.add(l1Could === true);
    },
    truth: (): ReturnType<DeskStory['truth']> => ({
      ...{ tickets: escalated.share().denominator, solved: reopened.share().denominator },
      ...{ slaFirstReply: firstReply.share(), slaResolution: resolution.share() },
      ...{ firstContact: firstContact.share(), reopened: reopened.share(), escalatedL1: escalated.share() },
      ...{ l1Capable: l1Capable.share(), csat: csat.share() },
    }),
  };
}

/** Where an instant of an open day stands in the working minutes of the year. */
function positionOf({ days, instantOf }: Workdays, dayIndex: number, at: number): number {
  const before = days[dayIndex]?.minutesBefore ?? 0;
  return before + (at - (instantOf(before) ?? at)) / MINUTE_MS;
}

const baseOf = ({ app, person, at }: Visit, dice: Dice) => ({
  ...{ appId: app.appId, visitorId: person.visitorId, ticketKey: idAt(at(), dice) },
  // 43 letters, as 32 random bytes have in base64url.
  secret: dice.hex(22).slice(0, 43),
});

function ticketOf(
  { app, person, dayIndex, at, events }: Visit,
  { ticketKey, secret, visitorId }: ReturnType<typeof baseOf>,
  [categoryId, title, text]: Topic,
): Omit<NewTicket, 'appKey'> {
  const [name = '', version = ''] = person.browser.split(' ');
  return {
    ...{ visitorId, ticketKey, secret, name: person.name, title, text, sentAt: at() },
    categoryId: `sample-${categoryId}`,
    context: {
      page: { path: events.at(-1)?.page?.path ?? '/home' },
      appVersion: versionOn(app, dayIndex),
      browser: { name, version },
      locale: person.locale,
      traits: { department: person.department.name },
    },
  };
}
