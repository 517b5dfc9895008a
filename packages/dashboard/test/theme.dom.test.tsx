import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { app, collectorWith, openDashboard } from './stage.tsx';

let close = (): void => undefined;
afterEach(() => close());

const theme = { accent: '#123a8c', dark: { accent: '#9db4ff' }, radius: 4 };

function open(own: object = theme) {
  const ours = { ...app, owner: 'Office', theme: own };
  const stage = openDashboard(
    { ...collectorWith(), 'GET apps': { body: { apps: [ours] } }, 'PUT apps/demo': { body: ours } },
    '#/apps/demo/theme',
  );
  ({ close } = stage);
  return stage;
}

const colour = (name: string) => page.getByLabelText(name, { exact: true });
const sampleIn = (scheme: string) =>
  document.querySelector(`.sample.${scheme} handrail-root`)?.shadowRoot?.querySelector<HTMLElement>('.main');
const ground = (scheme: string) => {
  const button = sampleIn(scheme);
  return button ? getComputedStyle(button).backgroundColor : '';
};

test('a step that visitors would see wears the look at once, in light and in dark', async () => {
  open();
  await expect.poll(() => ground('light')).toBe('rgb(18, 58, 140)');
  expect(ground('dark')).toBe('rgb(157, 180, 255)');
  await colour('Main button and progress, Light, as #rrggbb').fill('#0b6b3a');
  await expect.poll(() => ground('light')).toBe('rgb(11, 107, 58)');
  expect(ground('dark')).toBe('rgb(157, 180, 255)');
  await page.getByLabelText('Main button and progress, Light: take ours again').click();
  await expect.poll(() => ground('light')).toBe('rgb(52, 82, 217)');
});

test('a pair that some cannot read is named, and nothing is saved while it is there', async () => {
  const { sent } = open();
  await colour('Text, Light, as #rrggbb').fill('#b0b0b0');
  await expect.element(page.getByText(/Text on Ground \(Light\): contrast 2\.16 to 1; 4\.5 is needed/)).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText(/first change the colours/)).toBeVisible();
  expect(sent.filter(({ call }) => call === 'PUT apps/demo')).toEqual([]);
  await colour('Text, Light, as #rrggbb').fill('#4a4a4a');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText('Saved.')).toBeVisible();
  expect(sent.find(({ call }) => call === 'PUT apps/demo')?.body).toMatchObject({
    ...{ appId: 'demo', owner: 'Office' },
    theme: { radius: 4, light: { accent: '#123a8c', muted: '#4a4a4a' }, dark: { accent: '#9db4ff' } },
  });
});

test('half a colour and a number out of range are left standing and not saved', async () => {
  const { sent } = open();
  const accent = colour('Main button and progress, Light, as #rrggbb');
  await accent.fill('#0b6');
  await expect.element(accent).toHaveAttribute('aria-invalid', 'true');
  await userEvent.tab();
  await expect.element(accent).toHaveValue('#123a8c');
  await page.getByLabelText('Roundness, 0 to 32 pixels').fill('99');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText(/whole number/)).toBeVisible();
  expect(sent.filter(({ call }) => call === 'PUT apps/demo')).toEqual([]);
});
