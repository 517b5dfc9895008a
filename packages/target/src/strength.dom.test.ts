import { afterEach, expect, test } from 'vitest';
import { describe } from './describe.ts';
import { strength } from './strength.ts';

afterEach(() => document.body.replaceChildren());

function page(html: string): void {
  document.body.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
}

function strengthOf(selector: string): ReturnType<typeof strength> {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`no ${selector}`);
  return strength(describe(element), document);
}

test('a button with an id, a text and neighbours of its own is strong', () => {
  page(
    '<h2>Orders</h2><form id="filters"><button id="apply" class="primary">Apply</button><button id="reset">Reset</button></form>',
  );
  expect(strengthOf('#apply')).toMatchObject({ verdict: 'strong' });
});

test('twins that nothing tells apart are weak', () => {
  page('<div><button>Edit</button></div>'.repeat(6));
  expect(strengthOf('div:nth-child(3) button')).toMatchObject({
    verdict: 'weak',
    code: 'alone',
    needs: ['place'],
  });
});

test('what an author wrote by hand is judged too', () => {
  page('<button class="save">Save</button>');
  expect(strength({ v: 1, css: '.save' }, document)).toMatchObject({
    verdict: 'weak',
    code: 'selector',
  });
  expect(strength({ v: 1, css: '.gone' }, document)).toMatchObject({ verdict: 'weak' });
});

test('a short record says what it hangs on', () => {
  page('<button data-testid="save">Save</button>');
  expect(strength({ v: 1, testId: { attribute: 'data-testid', value: 'save' } }, document).verdict).toBe('strong');
});

test('a button inside a frame inside a shadow root is judged where it stands', () => {
  const host = document.body.appendChild(document.createElement('app-shell'));
  const frame = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('iframe'));
  const inner = frame.contentDocument;
  if (!inner) throw new Error('no document in the frame');
  inner.body.append(
    ...new DOMParser().parseFromString(
      '<h2>Orders</h2><form id="filters"><button id="apply" class="primary">Apply</button><button id="reset">Reset</button></form>',
      'text/html',
    ).body.childNodes,
  );
  const apply = inner.querySelector('#apply');
  if (!apply) throw new Error('no #apply');
  expect(strength(describe(apply), document)).toMatchObject({ verdict: 'strong' });
});
