import type { Article, Feature, Guide } from '@handrail/protocol';
import { guidesOf } from './guides.ts';
import { DAY_MS } from '../clock.ts';

/** How large the company is, and which year is told. The same options tell the same story, to the byte. */
export interface CompanyOptions {
  seed: number;
  /** Who works there on the last day. */
  people: number;
  apps: number;
  days: number;
  /** YYYY-MM-DD. */
  lastDay: string;
  timeZone: string;
}

/** What is shown to who is new here: small enough to be there soon. It ends with yesterday. */
export const sampleOptions = (now: number, timeZone: string): CompanyOptions => ({
  ...{ seed: 20_260, people: 120, apps: 2, days: 365, timeZone },
  lastDay: new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now - DAY_MS),
});

/** Something that is used now and then, by a click or by opening its page. */
export interface FeaturePlan {
  featureId: string;
  name: string;
  path: string;
  by: 'click' | 'page';
  /** How likely somebody uses it when they come. */
  rate: number;
}

/** How a guide goes. */
export interface GuidePlan {
  guide: Guide;
  kind: 'walkthrough' | 'survey';
  stepIds: readonly string[];
  path: string;
  /** The day from which it is there, by its place in the year. */
  launchedOn: number;
  /** How likely somebody goes on from one step to the next. */
  goesOn: number;
  /** How often who does not go on closes it; the others just leave. */
  closes: number;
  /** It teaches a feature, which is then used this often. */
  lifts?: { featureId: string; rate: number };
  /** From a release of the application on, this step does not find its element. */
  breaks?: { stepId: string; from: number };
}

export interface AppPlan {
  appId: string;
  name: string;
  pages: readonly string[];
  formPath: string;
  features: readonly FeaturePlan[];
  guides: readonly GuidePlan[];
  articles: readonly Omit<Article, 'articleId' | 'appIds'>[];
  /** The day on which the application went live. */
  liveOn: number;
  /** The application's versions, with the days from which they run. */
  releases: readonly { version: string; from: number }[];
}

const NAMES = [
  ...['Purchasing', 'Travel expenses', 'Time sheets', 'Contracts', 'Warehouse', 'Customer orders'],
  ...['Maintenance', 'Invoices', 'Staff file', 'Quality'],
];

const at = (days: number, share: number): number => Math.floor(days * share);

const appIdOf = (index: number): string => `sample-${index + 1}`;

/** The applications of the company, each with what it has and what we say in it. */
export function planApps({ apps, days }: Pick<CompanyOptions, 'apps' | 'days'>): AppPlan[] {
  return Array.from({ length: apps }, (_, index) => {
    const name = NAMES[index] ?? `Application ${index + 1}`;
    const from = at(days, 0.12 + 0.05 * (index % 3));
    const release = at(days, 0.78);
    return {
      ...{ appId: appIdOf(index), name, formPath: '/requests/new' },
      pages: ['/home', '/requests', '/requests/new', '/reports', '/approvals'],
      features: FEATURES,
      guides: guidesOf({
        ...{ name, liveOn: from, quickOn: at(days, 0.45), surveyOn: at(days, 0.6) },
        ...{ approveOn: at(days, 0.74), release, reportsOn: at(days, 0.92) },
      }),
      articles: ARTICLES,
      liveOn: from,
      releases: [
        { version: '4.0.0', from: 0 },
        { version: '4.1.0', from: at(days, 0.45) },
        { version: '5.0.0', from: release },
      ],
    };
  });
}

const FEATURES: readonly FeaturePlan[] = [
  { featureId: 'quick-request', name: 'Quick request', path: '/requests', by: 'click', rate: 0.03 },
  { featureId: 'export', name: 'Export', path: '/reports', by: 'click', rate: 0.06 },
  { featureId: 'approvals', name: 'Approvals', path: '/approvals', by: 'page', rate: 0.15 },
];

/** The element by which a feature is clicked. */
export const elementOf = ({ featureId, name }: Pick<FeaturePlan, 'featureId' | 'name'>) => ({
  ...{ kind: 'button', within: ['main'], signals: { 'data-testid': featureId, name: name.toLowerCase() } },
});

export const featureOf = (plan: FeaturePlan): Feature => ({
  ...{ featureId: plan.featureId, name: plan.name },
  uses: [
    plan.by === 'page'
      ? { path: plan.path }
      : { element: { kind: 'button', signals: { 'data-testid': plan.featureId } } },
  ],
});

const words = (title: string, text: string) => ({
  locale: 'en',
  variants: {
    en: {
      title,
      summary: text,
      blocks: [{ type: 'paragraph' as const, content: [{ text }] }],
    },
  },
});

const ARTICLES: AppPlan['articles'] = [
  words(
    'Why is my request still waiting?',
    'The approver has three working days. A deputy is asked when they are away.',
  ),
  words('Attach a quote to a request', 'Open the request, choose Attachments and add the file as PDF.'),
  words('Who may approve how much', 'Team leads approve up to 1,000, heads of department up to 10,000.'),
  words('I cannot sign in', 'Use the same name and password as for your computer.'),
];

export const versionOn = ({ releases }: AppPlan, dayIndex: number): string =>
  releases.findLast(({ from }) => from <= dayIndex)?.version ?? '';
