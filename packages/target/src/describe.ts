import type { Target } from '@handrail/protocol';
import { labelOf } from './label.ts';
import { roleOf } from './role.ts';

export interface DescribeOptions {
  /** Without any text of the page, so that a translated interface is still found. @default false */
  languageFree?: boolean;
}

const TEST_ATTRIBUTES = ['data-testid', 'data-test-id', 'data-test', 'data-qa', 'data-cy'];

/** The record of an element: independent signals, so that the loss of some leaves enough to find it again. */
export function describe(element: Element, options: DescribeOptions = {}): Target {
  const target: Target = { v: 1, tag: element.localName };
  const attribute = TEST_ATTRIBUTES.find((name) => element.getAttribute(name));
  const value = attribute && element.getAttribute(attribute);
  if (attribute && value && value.length <= 200) target.testId = { attribute, value };
  if (element.id && element.id.length <= 200 && !/\d/.test(element.id)) target.id = element.id;
  const name = element.getAttribute('name');
  if (name && name.length <= 200) target.name = name;
  const role = roleOf(element);
  if (role) target.role = role;
  const label = options.languageFree ? '' : labelOf(element);
  if (label) target.label = label;
  return target;
}
