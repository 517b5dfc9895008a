import type { Concern, FigureName } from '@handrail/protocol';
import type { Present } from '../api.ts';
import type { RangeChoice } from '../range.ts';
import {
  alertsHref,
  articlesHref,
  frictionHref,
  guideHref,
  guidesHref,
  healthHref,
  settingsHref,
  supportHref,
  ticketsHref,
  usageHref,
} from '../route.ts';

const OF_SUPPORT: readonly FigureName[] = ['ticketsPer100', 'deflection', 'csat'];

/** Where a figure of an app is looked into. */
export function figureHref(figure: FigureName, appId: string, choice: RangeChoice): string {
  if (OF_SUPPORT.includes(figure)) return supportHref(appId, choice);
  if (figure === 'guideCompletion') return guidesHref(appId, choice);
  if (figure === 'frustration') return frictionHref(appId, choice);
  return figure === 'missRate' ? healthHref(appId, choice) : usageHref(appId, choice);
}

/** Where something can be done about a concern; undefined where whoever looks may not. */
export function concernHref({ what, appId, guideId, figure, subject }: Concern, choice: RangeChoice, present: Present) {
  const may = (right: string): boolean => present.apps[appId]?.includes(right) ?? false;
  switch (what) {
    case 'tickets-late':
      return may('ticket.read') ? ticketsHref({ app: appId, risk: 'breached' }) : undefined;
    case 'alert-raised':
      return alertsHref(appId);
    case 'steps-missed':
      return healthHref(appId, choice);
    case 'aim-missed':
    case 'worse':
      return figure && figureHref(figure, appId, choice);
    case 'guide-left':
      return guideId === undefined ? undefined : guideHref(appId, guideId, choice);
    case 'place-stuck':
      return may('guide.write') ? guidesHref(appId, choice, subject) : usageHref(appId, choice);
    case 'searches-failed':
      return may('article.write') ? articlesHref(appId) : undefined;
    case 'no-head-count':
      return may('app.change') ? settingsHref(appId) : undefined;
  }
}
