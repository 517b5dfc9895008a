import type { Clock } from '../../clock.ts';
import { createCalendar } from '../../metrics/calendar.ts';
import type { Metrics } from '../../metrics/index.ts';
import { createShelf } from '../../metrics/shelf.ts';
import { REPORT_LINKS } from '../../rollout-limits.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { Services } from '../index.ts';
import type { Chance } from '../secrets.ts';
import { createAcceptance, type Acceptance } from './acceptance.ts';
import { createDefectDesk } from './defects.ts';
import { createRollouts, type Rollouts } from './index.ts';
import { createReportLinks, type ReportLinks } from './links.ts';
import { reportOn, type ReportParts } from './report.ts';
import type { RolloutReport } from '@handrail/protocol';
import type { RolloutRecord } from '../../store/records/rollout-records.ts';

/** All about rollouts: they ask for numbers, and open tickets. */
export interface RolloutDesk {
  rollouts: Rollouts;
  links: ReportLinks;
  acceptance: Acceptance;
  report(record: RolloutRecord): Promise<RolloutReport>;
}

export interface RolloutDeskParts {
  records: RecordStore;
  services: Pick<Services, 'tickets' | 'support'>;
  metrics: Pick<Metrics, 'canMeasure' | 'measureFigures' | 'readRange' | 'goal'>;
  clock: Clock;
  chance: Chance;
}

export function createRolloutDesk({ records, services, metrics, clock, chance }: RolloutDeskParts): RolloutDesk {
  const { core, placing } = services.tickets;
  const defects = createDefectDesk({ core, placing, support: services.support, clock });
  const acceptance = createAcceptance({ records, defects, clock });
  const { canMeasure, measureFigures } = metrics;
  function today() {
    const read = metrics.readRange({ from: null, to: null });
    if (!('range' in read)) throw new Error('the days up to today are a range');
    return read.range;
  }
  const shelf = createShelf(clock, createCalendar(today().timeZone));
  // Since go-live, which may be years: a report that is looked at all day asks for it a tenth of the time at most.
  const goal: ReportParts['goal'] = (appId, guideId, range) => {
    const { from, to } = range;
    return shelf.one({ key: JSON.stringify([appId, guideId, from, to]), to }, () =>
      metrics.goal(appId, guideId, range),
    );
  };
  return {
    rollouts: createRollouts({ records, canMeasure, clock, chance }),
    links: createReportLinks({ records, clock, chance, rates: REPORT_LINKS.rates }),
    acceptance,
    report: (record) => reportOn({ records, measureFigures, goal, today, testOf: acceptance.test }, record),
  };
}
