import type { Alert, AlertInput, FigureQuestion, FigureReason } from '@handrail/protocol';
import type { Clock } from '../../clock.ts';
import type { Metrics } from '../../metrics/index.ts';
import { alertSpans } from './spans.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import { judgeAlert } from './judge.ts';

export interface AlertDesk {
  list(appId?: string): Promise<Alert[]>;
  /** Makes or replaces one and looks at it; or says why its figure can never have a value, or that the app has too many. */
  put(
    appId: string,
    alertId: string,
    input: AlertInput,
  ): Promise<{ alert: Alert; before: Alert | undefined } | { refused: FigureReason | 'full' | 'no-such-member' }>;
  remove(appId: string, alertId: string): Promise<Alert | undefined>;
  /** How it stands now. */
  look(alert: Alert): Promise<Alert['standing']>;
}

const MOST = 100;

export interface AlertDeskParts {
  records: Pick<RecordStore, 'alerts' | 'members'>;
  metrics: Pick<Metrics, 'canMeasure' | 'measureFigures' | 'readRange'>;
  clock: Clock;
}

export function createAlertDesk({ records, metrics, clock }: AlertDeskParts): AlertDesk {
  const { alerts, members } = records;

  async function look(alert: Alert): Promise<Alert['standing']> {
    const read = metrics.readRange({ from: null, to: null });
    if ('mistake' in read) throw new Error('there is no today');
    const spans = alertSpans(alert, read.range.to);
    const [now, ...earlier] = await metrics.measureFigures(spans.map((span) => ({ ...questionOf(alert), ...span })));
    if (now === undefined) throw new Error('a question without an answer');
    return judgeAlert(alert.rule, { now, earlier, was: alert.standing, at: clock.now() });
  }

  return {
    list: (appId) => alerts.list(appId),
    look,
    async put(appId, alertId, input) {
      const all = await alerts.list(appId);
      const before = all.find((one) => one.alertId === alertId);
      if (before === undefined && all.length >= MOST) return { refused: 'full' };
      for (const memberId of input.memberIds) {
        if ((await members.find(memberId)) === undefined) return { refused: 'no-such-member' };
      }
      const times = before?.standing.times ?? 0;
      const standing: Alert['standing'] = {
        ...{ state: 'unknown', since: clock.now(), checkedAt: null, value: null, low: null, high: null, times },
      };
      const alert: Alert = { ...input, appId, alertId, standing };
      const refused = await metrics.canMeasure(questionOf(alert));
      if (refused !== undefined) return { refused };
      // What is watched may be another thing now, so how it stood says nothing; who is told of it changes nothing.
      const isSame = before !== undefined && watched(before) === watched(alert);
      const kept = isSame ? { ...alert, standing: before.standing } : alert;
      await alerts.put(kept);
      return { alert: kept, before };
    },
    async remove(appId, alertId) {
      const before = (await alerts.list(appId)).find((one) => one.alertId === alertId);
      return before !== undefined && (await alerts.remove(appId, alertId)) ? before : undefined;
    },
  };
}

function watched({ figure, featureId, guideId, population, days, rule, isOff = false }: Alert): string {
  const of = [population?.trait, population?.value, days];
  return JSON.stringify([figure, featureId, guideId, ...of, rule.kind, ruleNumber(rule), isOff]);
}

const ruleNumber = (rule: Alert['rule']): number => (rule.kind === 'unusual' ? rule.times : rule.value);

function questionOf({ figure, appId, featureId, guideId, population }: Alert): Omit<FigureQuestion, 'from' | 'to'> {
  return {
    ...{ figure, appId },
    ...(featureId !== undefined && { featureId }),
    ...(guideId !== undefined && { guideId }),
    ...(population !== undefined && { population }),
  };
}
