import type { SupportSettings, TicketField, WorkCalendar } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';
import { isDay } from '../../metrics/calendar.ts';

/** What there is that settings can name. */
interface Known {
  appIds: ReadonlySet<string>;
  memberIds: ReadonlySet<string>;
}

/** What a schema cannot say about the settings of a service centre. Whoever sends such settings is told all of it. */
export function findSupportMistakes(settings: SupportSettings, known: Known): Issue[] {
  const { teams, calendar } = settings;
  return [
    ...findRepeatedIds(settings),
    ...teams.flatMap((team, index) => findCalendarMistakes(team.calendar, `/teams/${index}/calendar`)),
    ...(calendar ? findCalendarMistakes(calendar, '/calendar') : []),
    ...findUnknownNames(settings, known),
    ...findUnfitMailboxes(settings, known),
    ...findUnfitPolicies(settings),
    ...settings.categories.flatMap(({ fields }, index) => findFieldMistakes(fields, `/categories/${index}/fields`)),
    ...findUnfitClosing(settings),
  ];
}

function findUnfitMailboxes({ mailboxes = [] }: SupportSettings, { appIds }: Known): Issue[] {
  const unknown = mailboxes.flatMap(({ appId }, index) =>
    appIds.has(appId) ? [] : [{ path: `/mailboxes/${index}/appId`, message: 'is no app' }],
  );
  return [...repeated(mailboxes, 'address', '/mailboxes'), ...unknown];
}

/** Parts of one kind that could not be told apart. */
function findRepeatedIds({ teams, categories, routing, policies, cannedReplies }: SupportSettings): Issue[] {
  return [
    ...repeated(teams, 'teamId', '/teams'),
    ...repeated(categories, 'categoryId', '/categories'),
    ...repeated(routing, 'ruleId', '/routing'),
    ...repeated(policies, 'policyId', '/policies'),
    ...repeated(cannedReplies, 'replyId', '/cannedReplies'),
  ];
}

function repeated<K extends string>(list: readonly Record<K, string>[], name: K, path: string): Issue[] {
  const ids = list.map((one) => one[name]);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{ path: `${path}/${index}/${name}`, message: 'is used before; give each its own' }],
  );
}

/** A zone that there is not, days that there are not, hours that end before they begin or lie over others. */
function findCalendarMistakes({ timeZone, hours, holidays }: WorkCalendar, path: string): Issue[] {
  const issues: Issue[] = [];
  if (!isTimeZone(timeZone)) {
    issues.push({ path: `${path}/timeZone`, message: 'is no time zone; write one such as Europe/Berlin' });
  }
  hours.forEach(({ weekday, from, to }, index) => {
    const at = `${path}/hours/${index}`;
    // Times of day are written so that they sort.
    if (from >= to) issues.push({ path: `${at}/to`, message: 'must be after "from"; hours over midnight are two' });
    const over = hours.slice(0, index).some((one) => one.weekday === weekday && one.from < to && from < one.to);
    if (over) issues.push({ path: at, message: 'lies over earlier hours of the same day' });
  });
  holidays.forEach(({ day }, index) => {
    if (!isDay(day)) issues.push({ path: `${path}/holidays/${index}/day`, message: 'is a day that is not' });
  });
  return issues;
}

function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** Apps, members, teams and categories that are not there. */
function findUnknownNames(settings: SupportSettings, { appIds, memberIds }: Known): Issue[] {
  const { teams, categories, routing, policies, cannedReplies } = settings;
  const teamIds = new Set(teams.map(({ teamId }) => teamId));
  const categoryIds = new Set(categories.map(({ categoryId }) => categoryId));
  const unknown = (ids: readonly string[] | undefined, known: ReadonlySet<string>, path: string, noun: string) =>
    (ids ?? []).flatMap((id, index) => (known.has(id) ? [] : [{ path: `${path}/${index}`, message: `is no ${noun}` }]));
  const withApps = Object.entries({ categories, routing, policies, cannedReplies });
  return [
    ...withApps.flatMap(([name, list]) =>
      list.flatMap((one, index) => unknown(one.appIds, appIds, `/${name}/${index}/appIds`, 'app')),
    ),
    ...teams.flatMap((team, index) => unknown(team.memberIds, memberIds, `/teams/${index}/memberIds`, 'member')),
    ...routing.flatMap((rule, index) => [
      ...unknown(rule.categoryIds, categoryIds, `/routing/${index}/categoryIds`, 'category of these settings'),
      ...(rule.teamId === undefined || teamIds.has(rule.teamId)
        ? []
        : [{ path: `/routing/${index}/teamId`, message: 'is no team of these settings' }]),
    ]),
  ];
}

/** Policies that promise nothing, or act on a promise that they do not give. */
function findUnfitPolicies({ policies }: SupportSettings): Issue[] {
  return policies.flatMap(({ firstReplyMs, nextReplyMs, resolutionMs, warnMs, escalateOn = [] }, index) => {
    const given = { firstReply: firstReplyMs, nextReply: nextReplyMs, resolution: resolutionMs };
    const spans = Object.values(given).filter((ms) => ms !== undefined);
    const path = `/policies/${index}`;
    if (spans.length === 0) return [{ path, message: 'promises nothing; give at least one time' }];
    return [
      ...(warnMs !== undefined && warnMs >= Math.min(...spans)
        ? [{ path: `${path}/warnMs`, message: 'must be less than each promised time' }]
        : []),
      ...escalateOn.flatMap((clock, at) =>
        given[clock] === undefined
          ? [{ path: `${path}/escalateOn/${at}`, message: 'names a time that this policy does not promise' }]
          : [],
      ),
    ];
  });
}

/** Fields that could not be told apart or filled in. */
function findFieldMistakes(fields: readonly TicketField[], path: string): Issue[] {
  return [
    ...repeated(fields, 'fieldId', path),
    ...fields.flatMap(({ kind, options, several, pattern, when }, index) => {
      const at = `${path}/${index}`;
      const before = fields.slice(0, index).find(({ fieldId }) => fieldId === when?.fieldId);
      const choices = new Set((before?.options ?? []).map(({ optionId }) => optionId));
      return [
        ...((kind === 'choice') === (options !== undefined)
          ? []
          : [{ path: `${at}/options`, message: 'are what a choice has, and no other field' }]),
        ...(options === undefined ? [] : repeated(options, 'optionId', `${at}/options`)),
        ...(several === undefined || kind === 'choice'
          ? []
          : [{ path: `${at}/several`, message: 'is for a choice alone' }]),
        ...(pattern === undefined || kind === 'text'
          ? []
          : [{ path: `${at}/pattern`, message: 'is for a text alone' }]),
        ...(when === undefined || when.in.every((one) => choices.has(one))
          ? []
          : [{ path: `${at}/when`, message: 'must name a choice before it, and options that it has' }]),
      ];
    }),
  ];
}

function findUnfitClosing({ closing }: SupportSettings): Issue[] {
  if (closing?.noticeDays === undefined || closing.noticeDays < closing.afterDays) return [];
  return [{ path: '/closing/noticeDays', message: 'must be fewer than the days after which tickets are closed' }];
}
