/** @jsxImportSource #kit */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { render, type Child } from './jsx-runtime.ts';

let place: HTMLElement;
beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
});
afterEach(() => place.remove());

const find = (selector: string): HTMLElement => {
  const found = place.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
};

const markup = (): string => place.getHTML();

describe('what is drawn', () => {
  test('elements, texts, lists and functions stand there in their order', () => {
    const Item = ({ children }: { children?: Child }): Child => <li>{children}</li>;
    render(
      <ul class="all">
        {['a', 'b'].map((one) => (
          <Item>{one}</Item>
        ))}
        <>
          {null}
          <Item>{3}</Item>
        </>
      </ul>,
      place,
    );
    expect(markup()).toBe('<ul class="all"><li>a</li><li>b</li><li>3</li></ul>');
  });

  test('what is false or absent is no attribute, except where ARIA knows the word', () => {
    render(<button aria-expanded={false} disabled={false} lang={undefined} hidden tabIndex={-1} />, place);
    const names = find('button').getAttributeNames();
    expect(names.sort()).toEqual(['aria-expanded', 'hidden', 'tabindex']);
    expect(find('button').getAttribute('aria-expanded')).toBe('false');
  });

  test('a drawing is one', () => {
    render(
      <svg viewBox="0 0 8 8">
        <path d="M0 0h8v8z" />
      </svg>,
      place,
    );
    expect(place.querySelector('path')?.namespaceURI).toBe('http://www.w3.org/2000/svg');
    expect(place.querySelector('svg')?.getAttribute('viewBox')).toBe('0 0 8 8');
  });
});

describe('drawn again', () => {
  const draw = (more: boolean, key = 'one', words = 'x'): void =>
    render(
      <>
        {more && <i />}
        <p key={key} title={more ? 'more' : undefined}>
          {words}
        </p>
        <b />
      </>,
      place,
    );

  test('what is the same stays the same element, whatever came before it', () => {
    draw(false);
    const [p, b] = [find('p'), find('b')];
    draw(true, 'one', 'y');
    expect(find('p')).toBe(p);
    expect(find('b')).toBe(b);
    expect(markup()).toBe('<i></i><p title="more">y</p><b></b>');
    draw(false, 'one', 'y');
    expect(markup()).toBe('<p>y</p><b></b>');
  });

  test('under another key it is another element, at its place', () => {
    draw(false);
    const p = find('p');
    draw(false, 'two');
    expect(find('p')).not.toBe(p);
    expect(find('p').nextElementSibling).toBe(find('b'));
  });

  test('nothing leaves nothing', () => {
    draw(true);
    render(null, place);
    expect(markup()).toBe('');
  });

  test('what is shorter loses its end', () => {
    const list = (words: string[]): void =>
      render(
        words.map((one) => <i>{one}</i>),
        place,
      );
    list(['a', 'b', 'c']);
    list(['a']);
    expect(place.textContent).toBe('a');
  });

  test('only the last handler hears', () => {
    const heard: number[] = [];
    const button = (at: number): void => render(<button onClick={() => heard.push(at)} />, place);
    button(1);
    button(2);
    find('button').click();
    expect(heard).toEqual([2]);
  });

  test('a field holds what is said, also when the visitor has changed it', () => {
    const field = (): void => render(<input type="radio" checked={false} value="a" />, place);
    field();
    const input = find('input') as HTMLInputElement; // by its tag
    input.checked = true;
    input.value = 'b';
    field();
    expect([input.checked, input.value]).toEqual([false, 'a']);
  });

  test('it is told once that it has come, when it is in the page; what it draws into itself stays', () => {
    const told: boolean[] = [];
    const draw = (title: string): void =>
      render(
        <div
          title={title}
          ref={(room) => {
            told.push(room.isConnected);
            render(<em>own</em>, room);
          }}
        />,
        place,
      );
    draw('a');
    draw('b');
    expect(told).toEqual([true]);
    expect(markup()).toBe('<div title="b"><em>own</em></div>');
  });
});
