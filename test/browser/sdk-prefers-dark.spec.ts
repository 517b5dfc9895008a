import { guideOf, host } from './support/kinds.ts';
import { expect, test } from './support/test.ts';

// Also in a Firefox of its own, whose profile says the same.
test.use({ colorScheme: 'dark' });

test('a theme of the app has its own colours in the dark, and over it lies that of the guide', async ({
  page,
  app,
  site,
  collector,
}) => {
  const theme = { accent: '#8a1c3c', radius: 2, dark: { accent: '#ffb0c4', onAccent: '#2b0713' } };
  await collector.api('PUT', `/api/apps/${app.appId}`, { name: 'Themed', theme });
  await app.publish(guideOf('announcement', { theme: { dark: { surface: '#101418' } } }));
  const { origin } = await site({ '/': { body: host(app, '<p>App</p>') } });
  await page.goto(`${origin}/`);
  const card = page.getByRole('dialog', { name: 'The announcement' });
  await expect(card).toHaveCSS('background-color', 'rgb(16, 20, 24)');
  await expect(card.getByRole('button', { name: 'Got it' })).toHaveCSS('background-color', 'rgb(255, 176, 196)');
  await expect(card.getByRole('button', { name: 'Got it' })).toHaveCSS('color', 'rgb(43, 7, 19)');
});
