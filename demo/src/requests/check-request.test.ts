import { describe, expect, test } from 'vitest';
import { checkRequest, parseMoney, parseQuantity, type RequestDraft } from './check-request.ts';

const TODAY = '2026-03-02';
const good: RequestDraft = {
  title: 'Ergonomic keyboard',
  category: 'Office',
  supplierId: 'papeterie',
  quantity: '2',
  unitPrice: '89.90',
  costCentre: '4100 Laboratory',
  neededOn: TODAY,
  reason: '',
};

function fieldsWrongIn(change: Partial<RequestDraft>): string[] {
  const checked = checkRequest({ ...good, ...change }, TODAY);
  return 'problems' in checked ? checked.problems.map((problem) => problem.field) : [];
}

describe('a request in the form', () => {
  test('is understood when everything is there', () => {
    expect(checkRequest({ ...good, title: '  Ergonomic keyboard ' }, TODAY)).toEqual({
      request: { ...good, quantity: 2, unitPrice: 8_990 },
    });
  });

  test('tells of each missing field, in the order of the form', () => {
    const empty = {
      title: '',
      category: '',
      supplierId: '',
      quantity: '',
      unitPrice: '',
      costCentre: '',
      neededOn: '',
    };
    expect(fieldsWrongIn(empty)).toEqual([
      'title',
      'category',
      'supplierId',
      'quantity',
      'unitPrice',
      'costCentre',
      'neededOn',
    ]);
  });

  test('cannot be needed before today', () => expect(fieldsWrongIn({ neededOn: '2026-03-01' })).toEqual(['neededOn']));

  test('needs a reason from €1,000 on, and not before', () => {
    expect(fieldsWrongIn({ quantity: '1', unitPrice: '999.99' })).toEqual([]);
    expect(fieldsWrongIn({ quantity: '1', unitPrice: '1000' })).toEqual(['reason']);
    expect(fieldsWrongIn({ quantity: '1', unitPrice: '1000', reason: 'The old one broke.' })).toEqual([]);
  });
});

test.each([
  ['12', 1_200],
  ['12.5', 1_250],
  ['1 250,05 €', 125_005],
  ['0.29', 29],
  ['12.345', undefined],
  ['twelve', undefined],
  ['-3', undefined],
  ['', undefined],
])('money %j is %j cents', (text, cents) => expect(parseMoney(text)).toBe(cents));

test.each([
  ['3', 3],
  ['0', undefined],
  ['2.5', undefined],
  ['100000', undefined],
])('quantity %j is %j', (text, quantity) => expect(parseQuantity(text)).toBe(quantity));
