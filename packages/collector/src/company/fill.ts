import { createDice } from './dice.ts';
import { createDeskHand } from './desk-hand.ts';
import { featureOf, type AppPlan, type CompanyOptions } from './plan.ts';
import { rolloutOf } from './rollout-plan.ts';
import { joinSampleSupport } from './support-plan.ts';
import type { Truth } from './truth.ts';
import { makeCompany, type Company, type CompanyDay } from './year.ts';
import type { App, Event } from '@handrail/protocol';
import { LIMITS } from '@handrail/protocol/schema';
import { createArticles } from '../services/articles/index.ts';
import { createFeatures } from '../services/features.ts';
import { createGuides } from '../services/guides.ts';
import { createIngest, type Ingest } from '../services/ingest.ts';
import { createReleases } from '../services/publishing/releases.ts';
import { createRollouts } from '../services/rollouts/index.ts';
import type { Stores } from '../services/stores.ts';
import { createSupport } from '../services/support/settings.ts';
import { reasonAgainst } from '../metrics/figure-needs.ts';

/** Where a sample company is written, and what must be known while it is. */
export interface FillParts {
  stores: Stores;
  /** To be called when what visitors of an app get has changed. */
  changed?: (appId: string) => void;
  /** Looked at after each day of the story: it can be left in the middle, and is then not `whole`. */
  isStopping?: () => boolean;
}

/** Something of that name is there that was not made up, or a sample is there already. */
export interface Taken {
  taken: App;
}

const BY_US = { memberId: null, name: 'Sample data' };

/**
 * Writes a company's year as if its pages, authors and agents had sent it: through the services that they use, by a clock that
 * goes along with the story. Answers what is true of it; undefined where it was left in the middle.
 */
export async function fillSample(parts: FillParts, options: CompanyOptions): Promise<Truth | Taken | undefined> {
  const { records } = parts.stores;
  const company = makeCompany(options);
  const taken = await findTaken(parts, company);
  if (taken !== undefined) return { taken };
  const teller = createTeller(parts, options);
  for (const app of company.apps) await teller.makeApp(app);
  await joinSampleSupport(createSupport(records), company);
  let dayIndex = 0;
  for (const day of company.days()) {
    await teller.tell(day, company, dayIndex);
    dayIndex += 1;
    if (parts.isStopping?.() === true) return undefined;
  }
  for (const { appId } of company.apps) {
    const app = await records.apps.find(appId);
    if (app !== undefined) await records.apps.put({ ...app, sample: { whole: true } });
  }
  return company.truth();
}

async function findTaken({ stores }: FillParts, { apps }: Company): Promise<App | undefined> {
  const there = await stores.records.apps.list();
  return there.find((app) => apps.some(({ appId, name }) => app.appId === appId || app.name === sampleName(name)));
}

const sampleName = (name: string): string => `${name} (sample)`;

/** Whoever writes it all down, a day after the other. */
function createTeller({ stores, changed = () => {} }: FillParts, { seed }: CompanyOptions) {
  const { records, events } = stores;
  const dice = createDice(seed, 'keys');
  const chance = (bytes: number): Buffer => Buffer.from(dice.hex(bytes), 'hex');
  let now = 0;
  const clock = { now: () => now };
  const publishing = createReleases({ records, clock, changed });
  const guides = createGuides(records, clock);
  const articles = createArticles({ records, clock, chance, changed });
  const features = createFeatures(records);
  const canMeasure = (asked: Parameters<typeof reasonAgainst>[1]) => reasonAgainst(stores, asked);
  const rollouts = createRollouts({ records, canMeasure, clock, chance });
  const desk = createDeskHand({ records, clock, chance });
  // Nobody knocks: the app is the one that the story is about, whose key is its own name here.
  const ingest = createIngest(
    {
      admit: ({ appKey }) => Promise.resolve({ appId: appKey, isBound: false, mode: 'off', shown: 'nothing' }),
      events,
    },
    clock,
  );

  /** The application is there, and what was wanted of it counts from now on. */
  async function goLive(app: AppPlan, { days }: Company['workdays']): Promise<void> {
    const acting = { by: BY_US, mayIn: () => true };
    const made = await rollouts.make(rolloutOf(app, days), acting);
    const live = 'record' in made && (await rollouts.move(made.record, { state: 'live', revision: 1 }, BY_US));
    if (typeof live !== 'object' || !('record' in live))
      throw new Error(`the sample has no such rollout: ${JSON.stringify([made, live])}`);
  }

  async function launch(app: AppPlan, workdays: Company['workdays'], dayIndex: number): Promise<void> {
    const { appId, guides: plans, articles: texts, liveOn } = app;
    for (const { guide, launchedOn } of plans) {
      if (launchedOn !== dayIndex) continue;
      const saved = await guides.save(appId, guide, { by: BY_US });
      if (!('saved' in saved)) throw new Error(`the sample has no such guide: ${JSON.stringify(saved)}`);
      const out = await publishing.release(appId, guide.guideId, { environment: 'production' }, BY_US);
      if (out === undefined || !('version' in out))
        throw new Error(`the sample's guide is not published: ${guide.guideId}`);
    }
    if (liveOn !== dayIndex) return;
    await goLive(app, workdays);
    for (const text of texts) {
      const writer = { by: BY_US, mayWriteIn: () => true };
      const made = await articles.make({ ...text, appIds: [appId] }, writer);
      if (made === undefined || !('record' in made)) throw new Error('the sample has no such article');
      await articles.publish(made.record.draft.articleId, { by: BY_US });
    }
  }

  return {
    async makeApp({ appId, name, headcount, features: plans }: Company['apps'][number]): Promise<void> {
      const appKey = `hk_${chance(18).toString('base64url')}`;
      await records.apps.put({
        ...{ appId, appKey, name: sampleName(name), headcount, owner: 'Nobody: made up' },
        sample: { whole: false },
      });
      for (const plan of plans) await features.put(appId, featureOf(plan));
      changed(appId);
    },
    async tell(day: CompanyDay, { apps, workdays, browserOf }: Company, dayIndex: number): Promise<void> {
      now = workdays.days[dayIndex]?.startsAt ?? now;
      for (const app of apps) await launch(app, workdays, dayIndex);
      now = day.until;
      const take: Take = ({ appKey, told, browser }) =>
        ingest({ protocol: 1, appKey, sentAt: now, events: [...told] }, null, undefined, browser);
      await Promise.all(
        day.apps.flatMap(({ appId, events: told }) =>
          [...Map.groupBy(told, ({ visitorId }) => browserOf(visitorId))].flatMap(([browser, theirs]) =>
            batchesOf(appId, theirs, browser, take),
          ),
        ),
      );
      if (day.desk.length === 0) return;
      // What is done on one day is one transaction: it would cost the disk a turn for each otherwise.
      await records.together(async () => {
        for (const move of day.desk) {
          now = move.at;
          await desk(move);
        }
      });
    },
  };
}

type Take = (batch: { appKey: string; told: readonly Event[]; browser: string | undefined }) => ReturnType<Ingest>;

/** Events of one browser in batches as large as pages may send, each taken as a whole or not at all. */
function batchesOf(appKey: string, events: readonly Event[], browser: string | undefined, take: Take): Promise<void>[] {
  const count = Math.ceil(events.length / LIMITS.batchEvents);
  return Array.from({ length: count }, async (_, index) => {
    const told = events.slice(index * LIMITS.batchEvents, (index + 1) * LIMITS.batchEvents);
    const taken = await take({ appKey, told, browser });
    const rejected = 'result' in taken ? taken.result.rejected[0] : { code: 'not-taken', path: '', message: '' };
    if (rejected) throw new Error(`the sample has no such event: ${JSON.stringify(rejected)}`);
  });
}
