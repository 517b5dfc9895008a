import type { Props } from '@handrail/protocol';
import type { Stop } from '../../core/lifetime.ts';
import { onFields } from '../../page/fields.ts';
import { elementsAlong, isIgnored, maskedAlong, type Path } from './along.ts';
import type { CaptureOptions } from './capture.ts';
import { isStable, kindOf, recordElement } from './record-element.ts';

/** A form in which the visitor has been; it counts as started once they have put something in. */
interface Work {
  form: Element;
  /** The way from the form out, as it was then. */
  way: readonly Element[];
  page: { path: string };
  startedAt: number | undefined;
  spent: Map<Element, number>;
  edited: Set<Element>;
  last: Element | undefined;
}

export interface Forms {
  /** The visitor goes to another page: what is begun and not sent is abandoned. */
  leave(): void;
  stop: Stop;
}

/** Fields of which the time is told; a prop more for each. */
const MOST_FIELDS = 40;
const FORM = 'form,[role=form]';
const FIELD =
  'input:not([type=button],[type=submit],[type=reset],[type=image],[type=hidden]),select,textarea,' +
  '[contenteditable]:not([contenteditable=false])';

/** Notes how forms are filled in: what was begun, sent and left, and how long each field took. Never a value. */
export function noteForms(options: Pick<CaptureOptions, 'record' | 'guard'>, pageOf: () => { path: string }): Forms {
  const { record, guard } = options;
  const works = new Map<Element, Work>();
  let here: { work: Work; field: Element; from: number } | undefined;

  /** The form that a way comes through, or that the field at its beginning belongs to; nothing where none is to be noted. */
  function workOf(elements: readonly Element[]): Work | undefined {
    const [field] = elements;
    const owner = field && 'form' in field && field.form instanceof HTMLFormElement ? field.form : undefined;
    const form = owner ?? elements.find((one) => one.matches(FORM));
    if (!form) return undefined;
    const way = elements.includes(form) ? elements.slice(elements.indexOf(form)) : wayFrom(form);
    if (isIgnored(elements) || isIgnored(way)) return undefined;
    const work = works.get(form) ?? {
      ...{ form, way, page: pageOf(), startedAt: undefined, last: undefined },
      ...{ spent: new Map<Element, number>(), edited: new Set<Element>() },
    };
    works.set(form, work);
    return work;
  }

  function fieldAlong(path: Path): { work: Work; field: Element } | undefined {
    const elements = elementsAlong(path);
    const [field] = elements;
    const work = field?.matches(FIELD) ? workOf(elements) : undefined;
    return field && work && { work, field };
  }

  function leaveField(): void {
    if (!here) return;
    const { work, field, from } = here;
    work.spent.set(field, (work.spent.get(field) ?? 0) + performance.now() - from);
    here = undefined;
  }

  function tell(name: string, work: Work, props?: Props): void {
    const { way, form, page } = work;
    const element = recordElement(way, form);
    record({ name, page, ...(element && { element }), ...(props && { props }) });
  }

  const stop = onFields(guard, {
    entered(event) {
      leaveField();
      const target = event.target as Element; // nothing else can have the focus
      // Most of what is focused is no field, and needs no way to be built.
      if (!target.shadowRoot && !target.matches(FIELD)) return;
      const found = fieldAlong(event.composedPath());
      if (found) here = { ...found, from: performance.now() };
    },
    left: leaveField,
    edited(path) {
      const found = fieldAlong(path);
      if (!found) return;
      const { work, field } = found;
      work.edited.add(field);
      work.last = field;
      if (work.startedAt !== undefined) return;
      work.startedAt = here?.work === work ? here.from : performance.now();
      tell('form.started', work);
    },
    submitted(path) {
      leaveField();
      const work = workOf(elementsAlong(path));
      if (!work) return;
      works.delete(work.form);
      tell('form.submitted', work, describeWork(work));
    },
  });

  return {
    leave() {
      leaveField();
      for (const work of works.values())
        if (work.startedAt !== undefined) tell('form.abandoned', work, describeWork(work));
      works.clear();
    },
    stop,
  };
}

const wayFrom = (element: Element): Element[] => {
  const way: Element[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) way.push(at);
  return way;
};

function describeWork({ form, startedAt, spent, edited, last }: Work): Props {
  const all = [...form.querySelectorAll(FIELD)];
  const nameOf = (field: Element): string => nameField(field, all.indexOf(field) + 1);
  const props: Props = {
    fields: edited.size,
    durationMs: startedAt === undefined ? 0 : Math.round(performance.now() - startedAt),
    ...(last && { lastField: nameOf(last) }),
  };
  for (const [field, ms] of [...spent].slice(0, MOST_FIELDS)) {
    const name = `ms:${nameOf(field)}`.slice(0, 64);
    props[name] = Math.round(ms + Number(props[name] ?? 0));
  }
  return props;
}

/** A field by its name or id, else by what it is and its place. */
function nameField(field: Element, place: number): string {
  const isMasked = maskedAlong(wayFrom(field)) > 0;
  const given = isMasked ? undefined : ['name', 'id'].map((name) => field.getAttribute(name)).find(isStable);
  return given ?? `${kindOf(field) ?? 'field'}:${place}`;
}
