import { expect, test } from 'vitest';
import { maskPath, maskText } from './mask.ts';

test.each([
  ['/', '/'],
  ['/orders/42', '/orders/42'],
  ['/2026/purchase-requests-for-the-new-office', '/2026/purchase-requests-for-the-new-office'],
  ['/Donaudampfschifffahrtsgesellschaftskapitän', '/Donaudampfschifffahrtsgesellschaftskapitän'],
  ['/people/ada@example.com/edit', '/people/:email/edit'],
  ['/people/ada%40example.com', '/people/:email'],
  ['/call/+49%20151%202345678', '/call/:number'],
  ['/accounts/4400123456', '/accounts/:number'],
  ['/orders/order-4400123456-b', '/orders/order-:number-b'],
  ['/f/01a20193-4ab2-728e-91df-8e727a0adf43', '/f/:uuid'],
  ['/reset/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0', '/reset/:token'],
  ['/s/9f86d081884c7d659a2feaa0c55ad015', '/s/:uuid'],
  ['/bad/%E0%A4%A', '/bad/%E0%A4%A'],
])('%s is sent as %s', (path, sent) => expect(maskPath(path)).toBe(sent));

test.each([
  ['Order 42 – Purchasing', 'Order 42 – Purchasing'],
  ['Ada <ada@example.com>: mail', 'Ada :email mail'],
  ['Card 4111 1111 1111 1111 of 2026', 'Card :number of 2026'],
  ['Card 4111-1111-1111-1111', 'Card :number'],
  ['Call +49 (151) 2345678', 'Call :number'],
  ['session 01a20193-4ab2-728e-91df-8e727a0adf43.', 'session :uuid'],
  ['key=sk1live1a2b3c4d5e6f7g8h9', ':token'],
  ['', ''],
])('the words “%s” are sent as “%s”', (text, sent) => expect(maskText(text)).toBe(sent));
