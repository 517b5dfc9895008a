import { expect, test } from 'vitest';
import { isSafeUrl } from './index.ts';

test.each([
  'https://example.com/a?b=c#d',
  'HTTP://EXAMPLE.COM',
  'mailto:help@example.com',
  'tel:+49 30 1234',
  '/orders/7',
  'orders/7',
  '?page=2',
  '#top',
  '//example.com/x',
  '/a:b',
  '?next=javascript:x',
  '',
])('may be linked: %s', (href) => {
  expect(isSafeUrl(href)).toBe(true);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'java\u0000script:alert(1)',
  'javascript\t:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://example.com/x',
  'file:///etc/passwd',
  'view-source:https://example.com',
])('may not be linked: %s', (href) => {
  expect(isSafeUrl(href)).toBe(false);
});
