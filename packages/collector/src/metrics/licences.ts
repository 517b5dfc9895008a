import type { LicencesReport, Range } from '@handrail/protocol';
import type { Stores } from '../services/stores.ts';
import type { TraitPeople } from '../store/events/usage-questions.ts';
import { addDays } from './calendar.ts';
import { countDepartments } from './headcount.ts';
import type { WindowOf } from './spans.ts';
import { MONTH_DAYS } from './stickiness.ts';

export interface LicencesQuestion {
  /** Seats of each department, and how many of its people used theirs in the 30 days that end with the range. */
  licences(appId: string, range: Range, trait: string): Promise<LicencesReport>;
}

type Price = LicencesReport['price'];

export function licencesQuestion({ records, events }: Stores, window: WindowOf): LicencesQuestion {
  return {
    async licences(appId, range, trait) {
      const month = { ...range, from: addDays(range.to, 1 - MONTH_DAYS) };
      const [app, active] = await Promise.all([
        records.apps.find(appId),
        events.activeByTrait(appId, window(month), trait),
      ]);
      const { seats = {}, price = null } = app?.licences ?? {};
      return { range: month, trait, price, ...shapeLicences(seats, price, active) };
    },
  };
}

/** More people than seats leave none idle. Idle seats of one department are idle, even where another has too few. */
function shapeLicences(seats: Readonly<Record<string, number>>, price: Price, active: readonly TraitPeople[]) {
  const counted = countDepartments('licence-use', seats, active);
  const costOf = (idle: number): number | null => price && price.amount * idle;
  const departments = counted.departments.map(({ department, share }) => {
    const idle = Math.max(0, share.denominator - share.numerator);
    return { department, use: share, idle, idleCost: costOf(idle) };
  });
  const idle = departments.reduce((sum, row) => sum + row.idle, 0);
  return { departments, total: { use: counted.total, idle, idleCost: costOf(idle) }, elsewhere: counted.elsewhere };
}
