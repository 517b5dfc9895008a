import type { Target } from '@handrail/protocol';
import type { Root } from './finding.ts';
import { labelOf, says } from './label.ts';
import { poolSelector } from './candidates.ts';
import { openPage, type Page } from './page.ts';
import { profileOf } from './profile.ts';
import { roleOf } from './role.ts';
import { itemOf } from './signals/item.ts';
import { iconOf } from './signals/look.ts';
import { isVisible } from './visible.ts';
import { finish, walk } from './walk.ts';
import { fold, looksGenerated } from './words.ts';

export interface DescribeOptions {
  /** Without any text of the page, so that a translated interface is still found. @default false */
  languageFree?: boolean;
  /** Which item of a list is meant: the one with these texts, or the one in this place. @default 'key' */
  item?: 'key' | 'place';
  /** Where `find` will start; frames and shadow hosts on the way from there are part of the record. @default document */
  root?: Root;
}

/** Longest record, as JSON. */
const LIMIT = 2_000;
/** How many labels of others are kept, and how far they are looked for. */
const LIKE = 40;
const LIKE_STEPS = 60;
/** How many twins are counted: the search looks at 50 and compares numbers up to twice that. */
const ALIKE = 101;
const ROW = 'tr,[role=row]';
/** What is left out first when a record is too long. */
const SPARE = ['prints', 'route', 'area', 'trail', 'classes', 'after', 'before', 'box'] as const;
const TEXTS = ['label', 'heading', 'before', 'after', 'prints', 'lang'] as const;
const TEXT_ATTRIBUTES = ['placeholder', 'title', 'alt'];

/** The record of an element: independent signals, so that the loss of some leaves enough to find it again. */
export function describe(element: Element, options: DescribeOptions = {}): Target {
  try {
    return describeWhole(element, options);
  } catch {
    return { v: 1, tag: element.localName }; // a page can break any method that we call; this record finds nothing
  }
}

function describeWhole(element: Element, options: DescribeOptions): Target {
  const record = describeInRoot(element, options);
  const within = hostsOf(element, options.root ?? document)
    .map((host) => describeInRoot(host, options))
    .reverse()
    .slice(0, 6);
  return within.length ? { ...record, within } : record;
}

function describeInRoot(element: Element, options: DescribeOptions): Target {
  const root = element.getRootNode() as Root; // what a page shows is in a document or a shadow root
  const page = openPage(root);
  // One look over the page: whatever has its tag, its role, or is of its kind to a person.
  const selector = poolSelector({ tag: element.localName, role: roleOf(element) });
  const kin: Element[] = [];
  page.headings = finish(walk(root, selector, (other) => kin.push(other)));
  const profile = profileOf(element, page);
  const item = itemOf(element);
  const alike = alikeOf(element, kin);
  if (item && profile.label && alike.length > 1 && alike.every((other) => isNested(element, other))) delete item.keys;
  const record: Target = {
    v: 1,
    ...profile,
    prints: { ...profile.prints, like: likeOf(element, kin, page) },
    order: orderOf(element, kin),
    alike: { index: Math.max(0, alike.indexOf(element)), of: alike.length },
    ...(item ? { item: { by: options.item ?? 'key', ...item } } : {}),
    lang: element.ownerDocument.documentElement.getAttribute('lang')?.slice(0, 20) ?? '',
  };
  if (record.id && looksGenerated(record.id)) delete record.id;
  if (record.name && looksGenerated(record.name)) delete record.name;
  if (options.languageFree) dropTexts(record);
  const full = withoutEmpty(record);
  for (const name of SPARE) if (JSON.stringify(full).length > LIMIT) Reflect.deleteProperty(full, name);
  return full;
}

/** The shadow hosts and frames around the element, innermost first. */
function hostsOf(element: Element, outermost: Root): Element[] {
  const hosts: Element[] = [];
  let root = element.getRootNode();
  for (let level = 0; level < 6 && root !== outermost; level++) {
    const host = root.nodeType === 11 ? (root as ShadowRoot).host : frameOf(root); // 11 = shadow root
    if (!host) break;
    hosts.push(host);
    root = host.getRootNode();
  }
  return hosts;
}

const frameOf = (root: Node): Element | null | undefined => {
  try {
    return (root as Document).defaultView?.frameElement;
  } catch {
    return null; // the outer page is of another origin
  }
};

function dropTexts(record: Target): void {
  for (const name of TEXTS) Reflect.deleteProperty(record, name);
  for (const name of TEXT_ATTRIBUTES) if (record.attributes) Reflect.deleteProperty(record.attributes, name);
  if (record.item) delete record.item.keys;
  delete record.alike;
  record.languageFree = true;
}

/**
 * The labels of the elements of its kind that stand nearest, as prints: what has one of them is something else, and a
 * page that has none of them is in another language. Rows of data are left out: they come and go, and have no language.
 */
function likeOf(element: Element, kin: readonly Element[], page: Page): string {
  const own = fold(labelOf(element));
  const ownRow = element.closest(ROW);
  const at = kin.indexOf(element);
  const prints = new Set<string>();
  for (let away = 1; away < LIKE_STEPS && prints.size < LIKE; away++)
    for (const other of [kin[at - away], kin[at + away]]) {
      const row = other?.closest(ROW);
      const label = other && (!row || row === ownRow || row.querySelector('th')) ? labelOf(other) : '';
      if (/^\D*\p{L}\D*$/u.test(label) && fold(label) !== own) prints.add(page.print(label));
    }
  return [...prints].slice(0, LIKE).join('');
}

function orderOf(element: Element, kin: readonly Element[]): { index: number; of: number } {
  const all = kin.filter(({ localName }) => localName === element.localName);
  return { index: Math.max(0, all.indexOf(element)), of: all.length };
}

/** What says the same and stands around it or inside is in the same row, so that the texts of the row tell nothing apart. */
const isNested = (one: Element, two: Element): boolean => one.contains(two) || two.contains(one);

/** The elements with its role and label, those that can be seen as far as there are few. */
function alikeOf(element: Element, kin: readonly Element[]): Element[] {
  const role = roleOf(element);
  const label = labelOf(element);
  const mayBe = (other: Element): boolean =>
    roleOf(other) === role && (!!role || other.localName === element.localName);
  // What carries no words is told apart by its picture.
  const icon = label ? '' : iconOf(element);
  const isAlike = (other: Element): boolean =>
    other === element || (mayBe(other) && says(other, label) && (!!label || iconOf(other) === icon));
  const alike: Element[] = [];
  for (const other of kin) if (alike.length < ALIKE && isAlike(other)) alike.push(other);
  return alike.length <= 60 ? alike.filter((other) => other === element || isVisible(other)) : alike;
}

function withoutEmpty(record: Target): Target {
  const full = Object.entries(record).filter(([, value]) => {
    if (value === '' || value === undefined) return false;
    if (Array.isArray(value)) return value.length > 0;
    return typeof value !== 'object' || Object.keys(value).length > 0;
  });
  return Object.fromEntries(full) as Target; // only empty optional entries were taken out
}
