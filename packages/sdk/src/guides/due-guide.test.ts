import { expect, test } from 'vitest';
import { dialogStep, guideOf } from '../../test/guides.ts';
import { dueGuide } from './due-guide.ts';

const facts = { page: { path: '/orders/7', hash: '' }, traits: { role: 'buyer' } };
const guide = (guideId: string, more: object = {}) => guideOf([dialogStep('a')], { guideId, ...more });
const due = (guides: ReturnType<typeof guide>[], seen: string[] = []) =>
  dueGuide(guides, facts, (guideId) => seen.includes(guideId))?.guideId;

test('the first that fits page and visitor, and was not seen', () => {
  const guides = [
    guide('called', { trigger: { on: 'call' } }),
    guide('elsewhere', { trigger: { on: 'page', path: '/suppliers' } }),
    guide('others', { audience: { type: 'trait', name: 'role', in: ['approver'] } }),
    guide('seen'),
    guide('due', {
      trigger: { on: 'page', path: '/orders/*' },
      audience: { type: 'trait', name: 'role', in: ['buyer'] },
    }),
    guide('later'),
  ];
  expect(due(guides, ['seen'])).toBe('due');
  expect(due(guides, ['seen', 'due', 'later'])).toBeUndefined();
});

test('a trigger of a later version starts nothing', () => {
  expect(due([guide('new', { trigger: { on: 'idle' } })])).toBeUndefined();
});
