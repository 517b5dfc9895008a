import { expectClean } from './support/clean.ts';
import { enterAs } from './support/member.ts';
import { expect, hearFaults, test } from './support/test.ts';

test('an article is written, brought in from elsewhere, reviewed by somebody else, and then found by visitors', async ({
  collector,
  app,
  browser,
}) => {
  // Two people, an editor and axe twice: more than one test has on a busy machine.
  test.slow();
  const { appId, appKey } = app;
  const [author, reviewer] = [await browser.newContext(), await browser.newContext()];
  await enterAs(author, collector, { name: 'Ada', appId, roles: ['author'] });
  await enterAs(reviewer, collector, { name: 'Cleo', appId, roles: ['reviewer'] });
  const [ada, cleo] = [await author.newPage(), await reviewer.newPage()];
  const faults = [...hearFaults(ada), ...hearFaults(cleo)];

  await ada.goto(`${collector.url}/dashboard/#/apps/${appId}/articles`);
  await expect(ada.getByText('There is no article yet.')).toBeVisible();
  await expectClean(ada);
  await ada.getByRole('button', { name: 'New article' }).click();
  await ada.getByLabel('Title').fill('Cancel an order');
  await ada.getByLabel('Search words').fill('storno, take back');
  const text = ada.getByRole('textbox', { name: 'Text of the article' });
  await text.click();
  await ada.keyboard.type('Open it, and press Cancel.');
  await expect(ada.getByText('Not saved yet.')).toBeVisible();
  await ada.getByText('Bring text from elsewhere').click();
  await ada
    .getByLabel('Paste the text')
    .fill('## Before it is sent\n\nPress **Cancel**.\n\n<script>alert(1)</script>\n');
  await ada.getByRole('button', { name: 'Bring it in' }).click();
  await expect(ada.getByText('scripts')).toBeVisible();
  await expect(text).toContainText('Press Cancel.');
  await expect(ada.getByRole('button', { name: 'Ask for a review' })).toBeDisabled();
  await ada.getByLabel('Title').press('Enter');
  await expect(ada.getByText('Saved.', { exact: true })).toBeVisible();
  await ada.getByLabel('Add a language').fill('de');
  await ada.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(ada.getByRole('heading', { name: 'Beside it, in en' })).toBeVisible();
  await ada.getByLabel('Title').fill('Bestellung stornieren');
  await ada.getByRole('button', { name: 'Save' }).click();
  await expect(ada.getByText('Saved.', { exact: true })).toBeVisible();
  await expectClean(ada);
  await ada.getByRole('button', { name: 'Ask for a review' }).click();
  await expect(ada.getByText('In review').first()).toBeVisible();
  await expect(ada.getByRole('button', { name: 'Publish' })).toHaveCount(0);

  const help = async (locale: string) => {
    const answer = await fetch(`${collector.url}/v1/help?appKey=${appKey}&locale=${locale}`);
    // As the schema of the index has it.
    const { articles } = (await answer.json()) as { articles: { title: string; words?: string }[] };
    return articles.map(({ title, words }) => [title, words]);
  };
  expect(await help('en')).toEqual([]);
  await cleo.goto(ada.url());
  await cleo.getByRole('button', { name: 'Approve' }).click();
  await expect(cleo.getByText('Approved', { exact: true }).first()).toBeVisible();
  await cleo.getByRole('button', { name: 'Publish' }).click();
  await expect(cleo.getByText('Published', { exact: true }).first()).toBeVisible();
  expect(await help('en')).toEqual([['Cancel an order', 'storno take back Before it is sent']]);
  expect(await help('de')).toEqual([['Bestellung stornieren', 'Before it is sent']]);

  await ada.goto(`${collector.url}/dashboard/#/apps/${appId}/articles`);
  await ada.getByLabel('Search', { exact: true }).fill('cancell order');
  await expect(ada.getByRole('link', { name: 'Cancel an order' })).toBeVisible();
  await ada.getByLabel('Search', { exact: true }).fill('zebra');
  await expect(ada.getByText('No article fits.')).toBeVisible();
  expect(faults).toEqual([]);
  await author.close();
  await reviewer.close();
});
