import { CATEGORIES, type Category } from '../data/model.ts';

/** The form as typed. */
export interface RequestDraft {
  title: string;
  category: string;
  supplierId: string;
  quantity: string;
  unitPrice: string;
  costCentre: string;
  neededOn: string;
  reason: string;
}

export type FieldName = keyof RequestDraft;
export interface FieldProblem {
  field: FieldName;
  message: string;
}

/** The form as understood; money in cents. */
export interface CheckedRequest {
  title: string;
  category: Category;
  supplierId: string;
  quantity: number;
  unitPrice: number;
  costCentre: string;
  neededOn: string;
  reason: string;
}

/** From this many cents on, somebody will ask why; so the form asks first. */
const REASON_NEEDED_FROM = 100_000;

const MONEY = /^\d{1,7}(?:[.,]\d{1,2})?$/;

/** Cents of `12`, `12.5` or `1 250,00`; undefined when it is not an amount. */
export function parseMoney(text: string): number | undefined {
  const plain = text.replace(/[\s€]/g, '');
  return MONEY.test(plain) ? Math.round(Number(plain.replace(',', '.')) * 100) : undefined;
}

export function parseQuantity(text: string): number | undefined {
  const plain = text.trim();
  return /^\d{1,5}$/.test(plain) && Number(plain) > 0 ? Number(plain) : undefined;
}

/** Either a request that can be sent, or everything that is wrong with it, in the order of the form. */
export function checkRequest(
  draft: RequestDraft,
  today: string,
): { request: CheckedRequest } | { problems: FieldProblem[] } {
  const title = draft.title.trim();
  const reason = draft.reason.trim();
  const category = CATEGORIES.find((one) => one === draft.category);
  const quantity = parseQuantity(draft.quantity);
  const unitPrice = parseMoney(draft.unitPrice);

  const problems: FieldProblem[] = [];
  const must = (holds: boolean, field: FieldName, message: string) => {
    if (!holds) problems.push({ field, message });
  };
  must(title.length >= 3, 'title', 'Say what you need, in three letters or more.');
  must(category !== undefined, 'category', 'Choose a category.');
  must(draft.supplierId !== '', 'supplierId', 'Choose a supplier.');
  must(quantity !== undefined, 'quantity', 'Enter a whole number from 1 to 99,999.');
  must(unitPrice !== undefined && unitPrice > 0, 'unitPrice', 'Enter the price of one in euros, such as 129.50.');
  must(draft.costCentre !== '', 'costCentre', 'Choose who pays.');
  must(draft.neededOn >= today, 'neededOn', 'Choose today or a later day.');
  const total = (quantity ?? 0) * (unitPrice ?? 0);
  must(
    total < REASON_NEEDED_FROM || reason.length >= 10,
    'reason',
    'From €1,000 on, write a sentence about the reason.',
  );

  if (problems.length > 0 || category === undefined || quantity === undefined || unitPrice === undefined)
    return { problems };
  const { supplierId, costCentre, neededOn } = draft;
  return { request: { title, category, supplierId, quantity, unitPrice, costCentre, neededOn, reason } };
}
