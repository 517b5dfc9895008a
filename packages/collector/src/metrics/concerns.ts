import type {
  Alert,
  App,
  Concern,
  FrustrationReport,
  GuideSummary,
  OverviewFigure,
  SupportReport,
} from '@handrail/protocol';

/** What is known of one app over the range. */
export interface AppFacts {
  app: App;
  figures: readonly OverviewFigure[];
  guides: readonly GuideSummary[];
  places: FrustrationReport['places'];
  help: SupportReport['help'];
  /** Tickets that are open, and those of them whose promise is broken. */
  open: number;
  late: number;
  /** Figures that are watched. */
  alerts: readonly Alert[];
}

/** Of fewer, a share says little. */
const ENOUGH = 20;
const MISSED = 0.05;
const LEFT = 0.5;
const STUCK = 0.05;
const STUCK_PEOPLE = 5;
const FAILED = 0.2;
const WORSE = 0.2;

/** What wants attention in an app, each kind of trouble once, without order. */
export function concernsOf(facts: AppFacts): Concern[] {
  const about = { appId: facts.app.appId, value: null, against: null };
  return [
    ...raisedAlerts(facts).map((one) => ({ ...about, ...one })),
    ...lateTickets(facts).map((one) => ({ ...about, ...one })),
    ...ofFigures(facts).map((one) => ({ ...about, ...one })),
    ...ofGuides(facts).map((one) => ({ ...about, ...one })),
    ...ofPlaces(facts).map((one) => ({ ...about, ...one })),
  ];
}

/** The worst first; what is equal in the order of app and kind. */
export const worstFirst = (concerns: readonly Concern[]): Concern[] =>
  concerns.toSorted(
    (a, b) =>
      b.weight - a.weight || (`${a.appId} ${a.what} ${a.subject}` < `${b.appId} ${b.what} ${b.subject}` ? -1 : 1),
  );

type Found = Pick<Concern, 'what' | 'weight'> & Partial<Concern>;

const upTo1 = (weight: number): number => Math.min(1, Math.max(0, weight));

/** Somebody has said that these are to be told of. */
const RAISED = 0.9;

function raisedAlerts({ alerts }: AppFacts): Found[] {
  return alerts
    .filter(({ standing }) => standing.state === 'raised')
    .map(({ name, figure, guideId, standing: { value, low, high } }) => {
      const against = value !== null && low !== null && value < low ? low : high;
      return {
        ...{ what: 'alert-raised' as const, weight: RAISED, figure, subject: name, value, against },
        ...(guideId !== undefined && { guideId }),
      };
    });
}

function lateTickets({ open, late }: AppFacts): Found[] {
  return late === 0
    ? []
    : [{ what: 'tickets-late', value: late, against: open, weight: upTo1(0.5 + late / (2 * open)) }];
}

/** Aims that are missed, and else what got worse by a fifth. */
function ofFigures({ figures }: AppFacts): Found[] {
  return figures.flatMap(({ figure, now, before, aim }): Found[] => {
    if (figure === 'adoption' && now.reason === 'no-head-count')
      return [{ what: 'no-head-count', weight: 0.1, figure }];
    const { value, better, denominator } = now;
    if (value === null) return [];
    const short = (than: number): number =>
      ((better === 'more' ? than - value : value - than) || 0) / Math.abs(than || 1);
    if (aim !== null) {
      return short(aim) > 0
        ? [{ what: 'aim-missed', figure, value, against: aim, weight: upTo1(0.3 + short(aim)) }]
        : [];
    }
    const was = before.value;
    // A count has itself as what it is of.
    const enough = Math.min(denominator ?? value, before.denominator ?? was ?? 0) >= ENOUGH || figure === 'stickiness';
    if (was === null || was === 0 || !enough) return [];
    return short(was) >= WORSE ? [{ what: 'worse', figure, value, against: was, weight: upTo1(short(was) * 0.7) }] : [];
  });
}

/** Of the guides that are met by enough people: the one that is missed most, and the one that is left most. */
function ofGuides({ guides }: AppFacts): Found[] {
  const most = (of: (guide: GuideSummary) => number): GuideSummary | undefined =>
    guides.reduce<GuideSummary | undefined>((found, one) => (found && of(found) >= of(one) ? found : one), undefined);
  const missedIn = ({ missRate, shown, missed }: GuideSummary): number =>
    shown + missed >= ENOUGH && (missRate ?? 0) >= MISSED ? (missRate ?? 0) : 0;
  const leftIn = ({ kind, completionRate, startedBy }: GuideSummary): number =>
    kind === 'walkthrough' && startedBy >= ENOUGH ? Math.max(0, LEFT - (completionRate ?? LEFT)) : 0;
  const [missed, left] = [most(missedIn), most(leftIn)];
  const about = ({ guideId, title }: GuideSummary) => ({ guideId, subject: title });
  return [
    ...(missed && missedIn(missed) > 0
      ? [
          {
            what: 'steps-missed' as const,
            ...about(missed),
            value: missed.missRate,
            weight: upTo1(0.3 + missedIn(missed) * 3),
          },
        ]
      : []),
    ...(left && leftIn(left) > 0
      ? [{ what: 'guide-left' as const, ...about(left), value: left.completionRate, weight: upTo1(leftIn(left) * 1.5) }]
      : []),
  ];
}

/** The page on which most people were stuck, and searches that led to nothing. */
function ofPlaces({ places, help: { failedSearches } }: AppFacts): Found[] {
  const [worst] = places.toSorted((a, b) => b.stuck.numerator - a.stuck.numerator || (a.path < b.path ? -1 : 1));
  const stuck = worst?.stuck;
  const failed = failedSearches.whole >= ENOUGH ? (failedSearches.value ?? 0) : 0;
  return [
    ...(worst && stuck && stuck.numerator >= STUCK_PEOPLE && (stuck.value ?? 0) >= STUCK
      ? [
          {
            what: 'place-stuck' as const,
            subject: worst.path,
            value: stuck.value,
            weight: upTo1(2 * (stuck.value ?? 0)),
          },
        ]
      : []),
    ...(failed >= FAILED ? [{ what: 'searches-failed' as const, value: failed, weight: upTo1(failed * 0.8) }] : []),
  ];
}
