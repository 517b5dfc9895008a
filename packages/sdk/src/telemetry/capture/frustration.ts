import { createRage, type RageClick } from './rage.ts';

const ERROR_MS = 1_000;
const FIELDS = 'select,textarea,option,label,[contenteditable]:not([contenteditable=false])';
const TYPED = 'input:not([type=button],[type=submit],[type=reset],[type=image],[type=checkbox],[type=radio])';
const USABLE =
  'a[href],button,summary,input,[onclick],' +
  '[role=button],[role=link],[role=menuitem],[role=tab],[role=switch],[role=checkbox],[role=radio],[role=option]';

/** Made to be pressed again and again. */
const STEPPED =
  'input[type=number],input[type=range],[role=spinbutton],[role=slider],[role=scrollbar],canvas,video,audio';
/** A stepper is a field with a few buttons. */
const MOST_BESIDE = 4;
/** What a canvas shows cannot be seen; one that takes so much of the window may be all that there is to the page. */
const CANVAS_SHARE = 0.25;

/** Whether many clicks on it are no rage: steppers with the buttons beside them, sliders, players, and what is drawn. */
export function isStepped(used: Element | undefined): boolean {
  const beside = [...(used?.parentElement?.children ?? [])];
  return !!used?.matches(STEPPED) || (beside.length <= MOST_BESIDE && beside.some((one) => one.matches(STEPPED)));
}

/** Whether much of what can be seen is drawn. */
export const isDrawn = (): boolean =>
  [...document.querySelectorAll('canvas')].some((canvas) => {
    const { width, height } = canvas.getBoundingClientRect();
    return width * height > CANVAS_SHARE * innerWidth * innerHeight;
  });

/** Whether it is on something that looks as if it did something; fields answer by taking the focus. */
export function mayBeDead(event: MouseEvent, elements: readonly Element[]): boolean {
  const [innermost] = elements;
  if (!innermost || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  if (elements.some((one) => one.matches(FIELDS) || one.matches(TYPED))) return false;
  return elements.some((one) => one.matches(USABLE)) || getComputedStyle(innermost).cursor === 'pointer';
}

/** Whether the browser follows a link by it: a page elsewhere, a download, another program. */
export function isLeft({ defaultPrevented }: MouseEvent, elements: readonly Element[]): boolean {
  const link = elements.find((one): one is HTMLAnchorElement => one.localName === 'a' && 'href' in one);
  if (!link?.href || defaultPrevented) return false;
  const here = location.href.replace(/#.*$/, '');
  return (
    link.target !== '' ||
    link.download !== '' ||
    (link.href.replace(/#.*$/, '') !== here && !/^javascript:/i.test(link.href))
  );
}

export interface Frustration {
  /** Whether it is one of a burst of clicks, told once a burst. */
  isRage(click: RageClick): boolean;
  /** The latest click, and whom to tell when the page fails soon after it. */
  last(click: { at: number; tell: () => void }): void;
  failed(): void;
}

export function noteFrustration(): Frustration {
  let last: { at: number; tell: () => void } | undefined;
  return {
    isRage: createRage(),
    last(click) {
      last = click;
    },
    failed() {
      if (last && performance.now() - last.at <= ERROR_MS) last.tell();
      last = undefined;
    },
  };
}
