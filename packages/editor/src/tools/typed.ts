import type { Target } from '@handrail/target';

/** What is shorter would be found in half of all words. */
const LEAST = 3;

type Field = Element & { value?: unknown };

/** Keeps what is typed out of everything that is told: pages show it again beside the field, in titles and in addresses. */
export interface Typed {
  note(field: Element): void;
  /** A text without what was typed; empty when it holds some of it. */
  without(text: string): string;
  /** A record without the signals that hold some of it. */
  clean(target: Target): Target;
  /** The address without its query, which forms fill with what was typed. */
  address(url: string): string;
}

export function createTyped(): Typed {
  const fields = new Set<Field>();

  function values(): string[] {
    return [...fields].flatMap((field) => {
      const value = typeof field.value === 'string' ? field.value : (field.textContent ?? '');
      const text = value.trim().toLowerCase();
      return text.length >= LEAST ? [text] : [];
    });
  }

  function holds(text: string, all: readonly string[]): boolean {
    const small = text.toLowerCase();
    return all.some((value) => small.includes(value) || (small.length >= LEAST && value.startsWith(small)));
  }

  /** A copy without the texts that hold one of the values. */
  function cleaned(value: unknown, all: readonly string[]): unknown {
    if (typeof value === 'string') return holds(value, all) ? undefined : value;
    if (Array.isArray(value)) return value.map((one) => cleaned(one, all)).filter((one) => one !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const kept = Object.entries(value).map(([name, one]) => [name, cleaned(one, all)] as const);
    return Object.fromEntries(kept.filter(([, one]) => one !== undefined));
  }

  return {
    note: (field) => void fields.add(field),
    without: (text) => (holds(text, values()) ? '' : text),
    clean(target) {
      const all = values();
      if (all.length === 0) return target;
      const { v, tag, role, ...rest } = target;
      // Only optional texts were taken out.
      const kept = cleaned(rest, all) as Omit<Target, 'v'>;
      return { v, ...(tag !== undefined && { tag }), ...(role !== undefined && { role }), ...kept };
    },
    address(url) {
      const { origin, pathname, hash } = new URL(url);
      const all = values();
      const plain = `${origin === 'null' ? 'file://' : origin}${pathname}${hash.split('?')[0] ?? ''}`;
      return all.some((value) => plain.toLowerCase().includes(encodeURIComponent(value).toLowerCase()))
        ? origin
        : plain;
    },
  };
}
