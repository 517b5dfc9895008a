import type { Clock } from '../../clock.ts';
import type { Metrics } from '../../metrics/index.ts';
import { REPORT_LINKS } from '../../rollout-limits.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { Services } from '../index.ts';
import type { Chance } from '../secrets.ts';
import { createAcceptance, type Acceptance } from './acceptance.ts';
import { createDefectDesk } from './defects.ts';
import { createRollouts, type Rollouts } from './index.ts';
import { createReportLinks, type ReportLinks } from './links.ts';
import { reportOn } from './report.ts';
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
  const { canMeasure, measureFigures, goal } = metrics;
  function today() {
    const read = metrics.readRange({ from: null, to: null });
    if (!('range' in read)) throw new Error('the days up to today are a range');
    return read.range;
  }
  return {
    rollouts: createRollouts({ records, canMeasure, clock, chance }),
    links: createReportLinks({ records, clock, chance, rates: REPORT_LINKS.rates }),
    acceptance,
    report: (record) => reportOn({ records, measureFigures, goal, today, testOf: acceptance.test }, record),
  };
}
