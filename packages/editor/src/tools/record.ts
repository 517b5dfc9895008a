import { describe, roleOf, type Target } from '@handrail/target';
import type { Guard } from '@handrail/sdk/src/core/guard.ts';
import { createLifetime, type Stop } from '@handrail/sdk/src/core/lifetime.ts';
import { onClick } from '@handrail/sdk/src/page/clicks.ts';
import { listen } from '@handrail/sdk/src/page/listen.ts';
import { onNavigate } from '@handrail/sdk/src/page/navigation.ts';
import type { Act } from '../wire.ts';
import type { Acts } from './acts.ts';
import { factsOf, strengthTold } from './sight.ts';
import type { Typed } from './typed.ts';
import { inEveryView, isOurs } from './views.ts';

const PRESSED =
  'a[href],button,summary,option,[role=button],[role=link],[role^=menuitem],[role=tab],[role=option],[role=switch],[role=checkbox],[role=radio],[role=treeitem],[role=gridcell][tabindex],[onclick],[tabindex]:not([tabindex="-1"])';
const CHOSEN = 'select,input[type=checkbox],input[type=radio],input[type=file],input[type=range],input[type=color]';
const TYPED =
  'textarea,input:not([type=button],[type=submit],[type=reset],[type=image]),[contenteditable]:not([contenteditable=false])';
const CHOICE = '[role=option],[role=menuitemradio],[role=menuitemcheckbox],[role=radio],[role=switch],[role=checkbox]';

export interface RecordOptions {
  guard: Guard;
  acts: Acts;
  typed: Typed;
  tell(act: Act): void;
  /** Takes a picture of the place of an element, to be told with its target. */
  picture(element: Element): (target: Target) => void;
  /** Whether nothing is to be recorded now: an element is being picked. */
  isPaused(): boolean;
}

type Path = readonly EventTarget[];
const elementsOf = (path: Path): Element[] =>
  path.filter((one): one is Element => (one as Partial<Element>).nodeType === 1); // elements of frames have another `Element`
const first = (path: Path, selector: string): Element | undefined =>
  elementsOf(path).find((one) => one.matches(selector));

/** Records what the author does, from now until stopped; of what they type, that they did. */
export function recordActs({ guard, acts, typed, tell, picture, isPaused }: RecordOptions): Stop {
  const life = createLifetime();
  /** What was pressed, described before the page could change it. */
  let pressed: { element: Element; target: Target; pictured: (target: Target) => void } | undefined;
  /** The field that the last act is about: whoever goes on typing does not do something new. */
  let last: { element: Element; actId: number } | undefined;

  function note(
    element: Element,
    target: Target,
    act: Act['act'],
    advance: Act['advance'],
    pictured = picture(element),
  ): void {
    const clean = typed.clean(target);
    const { name, role } = factsOf(element, clean);
    const url = typed.address(location.href);
    const strength = strengthTold(clean);
    const told = acts.add({ act, target: clean, name: typed.without(name), role, url, advance, strength });
    last = { element, actId: told.actId };
    tell(told);
    pictured(clean);
  }

  const isLeft = (path: Path): boolean => isPaused() || isOurs(path) || !!first(path, 'input[type=password]');

  function clicked(path: Path): void {
    const element = meantBy(path);
    const before = pressed;
    pressed = undefined;
    if (isLeft(path) || !element) return;
    const seen = before?.element === element ? before : undefined;
    note(
      element,
      seen?.target ?? describe(element),
      element.matches(CHOICE) ? 'choose' : 'click',
      'click',
      seen?.pictured,
    );
  }

  function changed(path: Path, act: 'choose' | 'type'): void {
    const field = first(path, act === 'choose' ? CHOSEN : TYPED);
    if (!field || isLeft(path) || (act === 'type' && field.matches(CHOSEN))) return;
    if (act === 'type') typed.note(field);
    if (last?.element === field) return;
    note(field, describe(field), act, 'input');
  }

  function hear(view: Window): Stop {
    const own = createLifetime();
    const on = (name: string, run: (path: Path) => void): void =>
      own.add(
        listen<Event>(
          view,
          name,
          guard((event) => event.isTrusted && run(event.composedPath())),
          true,
        ),
      );
    on('pointerdown', (path) => {
      const element = isLeft(path) ? undefined : meantBy(path);
      // From before the page answers to the press, which may take it all away.
      pressed = element && { element, target: describe(element), pictured: picture(element) };
    });
    own.add(onClick(guard, clicked, view));
    on('input', (path) => changed(path, 'type'));
    on('change', (path) => changed(path, 'choose'));
    return own.end;
  }

  function navigated(): void {
    if (isPaused()) return;
    const main = document.querySelector('main,[role=main]') ?? document.body;
    last = undefined;
    const [name, url] = [typed.without(document.title), typed.address(location.href)];
    const told: Omit<Act, 'actId'> = {
      ...{ act: 'navigate', target: { v: 1, tag: main.localName }, name: name.slice(0, 300), role: roleOf(main), url },
      ...{ advance: 'next', strength: { word: 'weak', code: 'lost', needs: [] } },
    };
    tell(acts.add(told));
  }

  life.add(inEveryView(hear));
  life.add(onNavigate(guard(navigated)));
  // The first page load of a recording is where it begins; every later one is a navigation.
  if (acts.latest().length > 0) navigated();
  return life.end;
}

/** What a press is about: a button or link around what was hit, else that itself; nothing where a field says it by its change. */
function meantBy(path: Path): Element | undefined {
  const [hit] = elementsOf(path);
  if (!hit) return undefined;
  const field = first(path, `${TYPED},${CHOSEN}`);
  // A label stands for its field.
  const label = first(path, 'label') as HTMLLabelElement | undefined; // by its selector
  if (field || label?.control?.matches(`${TYPED},${CHOSEN}`)) return undefined;
  const inRange = first(path, PRESSED);
  if (inRange) return inRange;
  return hit.matches('html,body,main') ? undefined : (hit.closest('td,th,li,label,svg') ?? hit);
}
