import type { ElementRecord, Props } from '@handrail/protocol';
import type { Stop } from '../../core/lifetime.ts';
import { onFields } from '../../page/fields.ts';
import { elementsAlong, isIgnored, maskedAlong, type Path } from './along.ts';
import type { CaptureOptions } from './capture.ts';
import { isStable, recordElement } from './record-element.ts';

/** A form in which the visitor has been; it counts as started once they have put something in. */
interface Work {
  element: ElementRecord | undefined;
  isMasked: boolean;
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

/** Notes how forms are filled in: what was begun, sent and left, and how long each field took. Never a value. */
export function noteForms(options: Pick<CaptureOptions, 'record' | 'guard'>, pageOf: () => { path: string }): Forms {
  const { record, guard } = options;
  const works = new Map<Element, Work>();
  let here: { work: Work; field: Element; from: number } | undefined;

  function workOf(path: Path): { work: Work; field: Element } | undefined {
    const elements = elementsAlong(path);
    const [field] = elements;
    // A field may belong to a form elsewhere in the page.
    const owner = field && 'form' in field && field.form instanceof HTMLFormElement ? field.form : undefined;
    const form = owner ?? elements.find((one) => one.matches(FORM));
    if (!field || !form) return undefined;
    const way = owner && !elements.includes(owner) ? wayFrom(owner) : elements.slice(elements.indexOf(form));
    if (isIgnored(elements) || isIgnored(way)) return undefined;
    const work = works.get(form) ?? {
      ...{ element: undefined, isMasked: maskedAlong(way) > 0, page: pageOf(), startedAt: undefined, last: undefined },
      ...{ spent: new Map<Element, number>(), edited: new Set<Element>() },
    };
    work.element ??= recordElement(way);
    works.set(form, work);
    return { work, field };
  }

  function leaveField(): void {
    if (!here) return;
    const { work, field, from } = here;
    work.spent.set(field, (work.spent.get(field) ?? 0) + performance.now() - from);
    here = undefined;
  }

  function tell(name: string, work: Work, props?: Props): void {
    const { element, page } = work;
    record({ name, page, ...(element && { element }), ...(props && { props }) });
  }

  const stop = onFields(guard, {
    entered(path) {
      leaveField();
      const found = workOf(path);
      if (found) here = { ...found, from: performance.now() };
    },
    left: leaveField,
    edited(path) {
      const found = workOf(path);
      if (!found) return;
      const { work, field } = found;
      work.edited.add(field);
      work.last = field;
      if (work.startedAt !== undefined) return;
      work.startedAt = here?.work === work ? here.from : performance.now();
      tell('form.started', work);
    },
    submitted(path) {
      const found = workOf(path);
      const form = elementsAlong(path)[0];
      if (!found || !form) return;
      leaveField();
      works.delete(form);
      tell('form.submitted', found.work, describeWork(found.work));
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

function describeWork({ startedAt, spent, edited, last, isMasked }: Work): Props {
  const names = new Map<Element, string>();
  const nameOf = (field: Element): string => {
    const name = names.get(field) ?? nameField(field, isMasked || maskedAlong(wayFrom(field)) > 0, names.size);
    names.set(field, name);
    return name;
  };
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

/** A field by its name or id, else by what it is and its turn. */
function nameField(field: Element, isMasked: boolean, turn: number): string {
  const given = isMasked ? undefined : ['name', 'id'].map((name) => field.getAttribute(name)).find(isStable);
  const type = field instanceof HTMLInputElement ? `[${field.type}]` : '';
  return given ?? `${field.localName}${type}:${turn + 1}`;
}
