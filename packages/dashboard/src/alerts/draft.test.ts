import type { Alert, AlertInput } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { draftOf, emptyAlert, inputOf, newAlertId, withFigure } from './draft.ts';

const standing = { state: 'calm', since: 1, checkedAt: 1, value: 0, low: null, high: 0.05, times: 0 } as const;
const input: AlertInput = {
  ...{ name: 'Missed', figure: 'missRate', guideId: 'g', days: 7, memberIds: ['m'] },
  ...{ population: { trait: 'department', value: 'Sales' }, rule: { kind: 'above', value: 0.05 } },
};
const alert: Alert = { ...input, alertId: 'alert-1', appId: 'demo', standing };

test('an alert that is opened and saved again is the same', () => {
  expect(inputOf(draftOf(alert))).toEqual(input);
  const unusual: Alert = { ...alert, rule: { kind: 'unusual', times: 3.5 } };
  expect(inputOf(draftOf(unusual))).toEqual({ ...input, rule: unusual.rule });
});

test('a bound is typed in the unit of its figure, and what is no number is named', () => {
  const draft = { ...emptyAlert(), name: ' Much ', bound: '7,5' };
  expect(inputOf(draft)).toEqual({
    ...{ name: 'Much', figure: 'missRate', days: 7, rule: { kind: 'above', value: 0.075 }, memberIds: [] },
  });
  expect(inputOf({ ...draft, bound: 'much' })).toEqual({ wrong: 'bound' });
  expect(inputOf({ ...draft, days: '91' })).toEqual({ wrong: 'days' });
  expect(inputOf({ ...draft, kind: 'unusual', times: '1' })).toEqual({ wrong: 'times' });
});

test('another figure waits for what is worse, and keeps no bound of another unit', () => {
  const draft = { ...draftOf(alert), bound: '5' };
  expect(withFigure(draft, 'activePeople')).toMatchObject({ kind: 'below', bound: '', guideId: '' });
  expect(withFigure(draft, 'deflection')).toMatchObject({ kind: 'below', bound: '5' });
  expect(withFigure({ ...draft, kind: 'unusual' }, 'deflection').kind).toBe('unusual');
});

test('a new alert takes the name of no other', () => {
  expect(newAlertId([])).toBe('alert-1');
  expect(newAlertId([{ alertId: 'alert-2' }])).toBe('alert-3');
});
