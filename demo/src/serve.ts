import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runCollector, startCollector, type Services } from '@handrail/collector';

/** What an administrator of such an application would set; guidance has to live with it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // `blob:` is the small preview of a file in the help panel.
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

// Both stand beside `src` and `dist`, so these hold for the source and for the build.
const SITE = fileURLToPath(new URL('../dist/site', import.meta.url));
const SEED = new URL('../seed/', import.meta.url);
const ARTICLES = new URL('../articles/', import.meta.url);

const BY_US = { memberId: null, name: 'Handrail' };
const demo = { path: '/demo/', folder: SITE, contentSecurityPolicy: POLICY };
/** `0`: nothing but the guides, for tests that say themselves what there is. */
const hasPast = process.env['HANDRAIL_DEMO_PAST'] !== '0';
await runCollector(() => startCollector(process.env, { sites: [demo], firstRun: seed, sample: hasPast }));

/** Makes the app whose key stands in the demo's pages, with its walkthroughs and articles published. */
async function seed({ apps, guides, publishing, articles }: Services): Promise<void> {
  const traits = { department: 'string', job: 'string', approver: 'boolean' } as const;
  const content = { name: 'Meridian Purchasing', help: { key: true }, usage: { traits } };
  const { app } = await apps.put('demo', content, 'hk_demo_purchasing');
  for (const name of (await readdir(SEED)).sort()) {
    const guide: unknown = JSON.parse(await readFile(new URL(name, SEED), 'utf8'));
    const result = await guides.save(app.appId, guide, { by: BY_US });
    if (!('saved' in result)) throw new Error(`demo/seed/${name} is not a guide: ${JSON.stringify(result)}`);
    await publishing.release(app.appId, result.guide.guideId, { environment: 'production' }, BY_US);
  }
  if (!hasPast) return;
  for (const name of (await readdir(ARTICLES)).sort()) {
    // Held to the schema by a test; what the schema cannot say is judged when it is made.
    const content = JSON.parse(await readFile(new URL(name, ARTICLES), 'utf8')) as Parameters<typeof articles.make>[0];
    const made = await articles.make({ ...content, appIds: [app.appId] }, { by: BY_US, mayWriteIn: () => true });
    if (made === undefined || !('record' in made)) throw new Error(`demo/articles/${name} is not an article`);
    await articles.publish(made.record.draft.articleId, { by: BY_US });
  }
}
