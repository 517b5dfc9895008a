import { expect, test } from 'vitest';
import { maskPath } from './mask-path.ts';

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
