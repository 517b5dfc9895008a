import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { startCollector, type Collector } from './support/collector.ts';
import { DEMO_SERVER } from './support/demo.ts';
import { draftOf, saved } from './support/journey.ts';
import { later } from './support/later.ts';
import { escalate, publishArticle, solveWithArticle } from './support/second-line.ts';
import {
  answerWithGuide,
  conversation,
  launcher,
  panel,
  peopleOf,
  search,
  type People,
} from './support/service-desk.ts';
import * as author from './support/story-author.ts';
import { dayFromNow, planRollout, setHeadcount, setLive } from './support/story-owner.ts';
import * as staff from './support/story-staff.ts';
import { expect, test } from './support/test.ts';
import { supportSettings } from './support/tickets.ts';

// The whole of the product, one chapter after the other, each by somebody else in a browser of their own. docs/story.md tells it, and
// HANDRAIL_PICTURES=1 npx playwright test --config test/browser/playwright.config.ts adoption-story
// takes the pictures for it.
test.setTimeout(300_000);
test.use({ colorScheme: 'light' });

const SIX_DAYS_MS = 6 * 86_400_000;
const FOLDER = 'docs/images/story';
const FIRST = 'Order a keyboard';
const SECOND = 'Suggest a supplier';
const ARTICLE = { title: 'Where the budget line went', text: 'Choose the cost centre.' };
const QUESTION = 'Where is the budget line?';

interface Story {
  demo: Collector;
  people: People;
  form: string;
}

async function take(page: Page, name: string): Promise<void> {
  if (!process.env['HANDRAIL_PICTURES']) return;
  await mkdir(FOLDER, { recursive: true });
  await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled' });
}

const as = (employee: string) => ({ 'meridian.employee': employee });

test('an application is replaced: need, guides, people, a question, a release that breaks a guide, and the report', async ({
  browser,
}) => {
  const demo = await startCollector({ bin: DEMO_SERVER });
  const story = { demo, people: peopleOf(browser, demo, 'demo'), form: `${demo.url}/demo/new-request.html` };
  await demo.api('PUT', '/api/support', supportSettings);
  await test.step('the owner writes the need and three criteria', () => plan(story));
  const desk = await test.step('an author records two walkthroughs, a checklist and a known issue', () => write(story));
  await test.step('a reviewer publishes them', async () => {
    for (const title of [FIRST, SECOND, 'Your first week', 'Some prices are missing']) await desk.publish(title, 1);
  });
  await test.step('staff follow; one asks with a picture; two levels answer; the next one finds it', () =>
    ask(story, desk.reviewer));
  await test.step('a release heals one step and loses another; the author repairs it', () => release(story, desk));
  await test.step('six days later the report shows one criterion met and one off track', () => report(story));
  expect(story.people.faults).toEqual([]);
  await story.people.close();
  await demo.dispose();
});

async function plan({ people }: Story): Promise<void> {
  const ingrid = await people.member('Ingrid', ['admin'], '/apps/demo/settings');
  await setHeadcount(ingrid, 'Laboratory: 8\nProduction: 12', '60');
  const olga = await people.member('Olga', ['analyst'], '/apps/demo/rollouts');
  await planRollout(olga, 'New purchasing', [
    { figure: 'Adoption', target: '60', byDay: dayFromNow(5), days: '7' },
    { figure: 'Guide completion', target: '80', byDay: dayFromNow(13), days: '14' },
    { figure: 'Tickets per 100 people', comparison: 'at most', target: '20', byDay: dayFromNow(60), days: '28' },
  ]);
  await olga.getByRole('heading', { name: 'Success criteria' }).scrollIntoViewIfNeeded();
  await take(olga, 'criteria');
  await setLive(olga);
}

interface Desk {
  author: Page;
  reviewer: Page;
  publish(title: string, version: number): Promise<void>;
}

async function write({ demo, people }: Story): Promise<Desk> {
  const ada = await people.member('Ada', ['author'], '/apps/demo/guides');
  const guides = ada.url();
  const begin = async (path: string) => {
    await ada.goto(guides);
    await ada.reload();
    return author.openEditor(ada, `${demo.url}/demo/${path}`);
  };

  const request = await begin('new-request.html');
  await author.recordRequest(request, () => take(request.tab, 'editor'));
  await author.refine(request, 3, {
    title: 'Choose who delivers it',
    text: 'Preferred suppliers need no new contract.',
  });
  await author.nameGuide(request.editor, FIRST, 'on a page');
  // Nothing that was typed is in it.
  const { guide } = await draftOf(demo, 'demo', FIRST);
  expect(JSON.stringify(guide)).not.toMatch(/Ergonomic|89\.90|papeterie/);
  await request.tab.close();

  const suggestion = await begin('suppliers.html');
  await author.recordSuggestion(suggestion);
  await author.nameGuide(suggestion.editor, SECOND);
  await suggestion.tab.close();

  const week = await begin('');
  await author.makeChecklist(week.editor, [
    { title: 'Order something', guide: FIRST },
    { title: 'Suggest a supplier', guide: SECOND },
  ]);
  await author.nameGuide(week.editor, 'Your first week', 'on a page');
  await week.tab.close();

  const issue = await begin('suppliers.html');
  await author.makeKnownIssue(issue.editor, issue.tab, 'Prices of two suppliers are missing. We are on it.');
  await author.nameGuide(issue.editor, 'Some prices are missing', 'on a page');
  await issue.tab.close();

  const cleo = await people.member('Cleo', ['reviewer'], '/apps/demo/guides');
  return {
    author: ada,
    reviewer: cleo,
    async publish(title, version) {
      const { guideId } = await draftOf(demo, 'demo', title);
      const theirs = `${demo.url}/dashboard/#/apps/demo/guides/${guideId}`;
      await ada.goto(theirs);
      await ada.getByRole('button', { name: 'Ask for a review' }).click();
      await expect(ada.getByText('In review').first()).toBeVisible();
      await expect(ada.getByRole('button', { name: 'Publish' })).toHaveCount(0);
      await cleo.goto(theirs);
      await cleo.getByRole('button', { name: 'Approve' }).click();
      await cleo.getByRole('button', { name: 'Publish' }).click();
      await expect(cleo.getByText(`Version ${version} since`)).toBeVisible();
    },
  };
}

async function ask({ demo, people, form }: Story, reviewer: Page): Promise<void> {
  await staff.staffAtWork(demo, 'Laboratory', 5);
  await staff.staffAtWork(demo, 'Production', 6);
  const noor = await people.visitor(form, as('noor.haddad'));
  await staff.beginRequest(noor, 'What do you need?');
  await expect(staff.card(noor, 'Choose who delivers it')).toContainText('Preferred suppliers need no new contract.');
  await take(noor, 'guide');
  await staff.finishRequest(noor);

  const tomas = await people.visitor(form, as('tomas.varga'));
  await staff
    .card(tomas, /What do you need/)
    .getByRole('button', { name: 'Close' })
    .click();
  await staff.askWithPicture(tomas, { searched: 'budget line', says: QUESTION });

  const lea = await people.member('Lea', ['agent-l1'], '/tickets');
  await answerWithGuide(lea, { opens: QUESTION, says: 'This shows the form as it is.', guide: FIRST });
  await take(lea, 'ticket');
  await panel(tomas).getByRole('button', { name: 'My requests' }).click();
  await panel(tomas).getByRole('button', { name: QUESTION }).click();
  await expect(panel(tomas).getByText('This shows the form as it is.')).toBeVisible();
  await take(tomas, 'answer');
  await panel(tomas)
    .getByRole('button', { name: `Start guide: ${FIRST}` })
    .click();
  await expect(staff.card(tomas, /What do you need/)).toBeVisible();
  await expect(conversation(lea).getByText('Started')).toBeVisible();
  await escalate(lea, 'Not in what I have');

  const luz = await people.member('Luz', ['agent-l2'], '/tickets');
  const draft = await solveWithArticle(luz, QUESTION, ARTICLE);
  await reviewer.goto(`${demo.url}/dashboard/#${draft}`);
  await publishArticle(reviewer, ARTICLE.text);

  const priya = await people.visitor(`${demo.url}/demo/suppliers.html`, as('priya.raman'));
  await expect(priya.getByText('Prices of two suppliers are missing. We are on it.')).toBeVisible();
  await launcher(priya).click();
  await search(priya, 'budgt line');
  // What was listed before makes room for what was found.
  await expect(panel(priya).getByText(/^\d+ results?$/)).toBeVisible();
  await panel(priya).getByRole('button', { name: ARTICLE.title }).click();
  await expect(panel(priya).getByText(ARTICLE.text)).toBeVisible();
  await panel(priya).getByRole('button', { name: 'Yes' }).click();
  await expect(panel(priya).getByText('Thank you')).toBeVisible();
  await take(priya, 'article');
}

async function release({ demo, people, form }: Story, { author: ada, publish }: Desk): Promise<void> {
  // A field has another label, and the supplier is no longer asked for.
  await people.release('**/demo/requests.js', (code) =>
    code
      .replace('"What do you need?"', '"What would you like to have?"')
      .replace(
        /\w+\("supplierId","Supplier",[^)]*\)/,
        'Object.assign(document.createElement("input"),{type:"hidden",name:"supplierId",value:"papeterie"})',
      ),
  );
  const grace = await people.visitor(form, as('grace.lindqvist'));
  await staff.beginRequest(grace, 'What would you like to have?');
  await expect(staff.card(grace, /can’t find this/)).toBeVisible();
  await take(grace, 'missed');

  await ada.goto(`${demo.url}/dashboard/#/apps/demo/health`);
  const broken = ada.getByRole('row', { name: FIRST });
  await expect(broken.filter({ hasText: 'Choose who delivers it' })).toContainText('Nothing in the page fits.');
  await expect(broken.filter({ hasText: 'What do you need?' })).toContainText('has changed and was still found');
  // What it looked like when it was recorded.
  await expect(broken.first().getByRole('img')).toHaveJSProperty('complete', true);
  await take(ada, 'health');
  await broken.first().getByRole('link', { name: FIRST }).click();
  const repair = await author.reopen(ada, form);
  await author.pointAgain(repair, 1, repair.tab.getByLabel('What would you like to have?'));
  await author.removeStep(repair.editor, 3);
  await expect(saved(repair.editor)).toBeVisible();
  await repair.tab.close();
  await publish(FIRST, 2);

  const kim = await people.visitor(form, as('priya.raman'));
  await staff.beginRequest(kim, 'What would you like to have?');
  await staff.payRequest(kim);
}

async function report({ demo, people }: Story): Promise<void> {
  await demo.stop();
  await demo.start(later(SIX_DAYS_MS));
  const olga = await people.member('Olga', ['analyst'], '/apps/demo/rollouts');
  await olga.getByRole('link', { name: 'New purchasing' }).click();
  const criterion = (figure: string) => olga.getByRole('article').filter({ hasText: figure });
  await expect(criterion('Adoption').getByText('Met', { exact: true })).toBeVisible();
  await expect(criterion('Adoption')).toContainText('13 of 20 people');
  await expect(criterion('Guide completion').getByText('Off track', { exact: true })).toBeVisible();
  await expect(criterion('Tickets per 100').getByText('On track', { exact: true })).toBeVisible();
  await take(olga, 'report');
  // Of two who searched, one was helped by what they read.
  await olga.goto(`${demo.url}/dashboard/#/apps/demo/support`);
  const help = olga.getByRole('region', { name: 'Help panel in numbers' });
  await expect(help.locator('.tile').filter({ hasText: 'Deflection' })).toContainText('1 of 2');
}
