import { apply, frameBetween, nudge, type Frame, type Tool } from './marks.ts';

interface Point {
  x: number;
  y: number;
}

/** A picture that is worked on, and the frame that is being drawn on it. */
export interface Easel {
  /** Shows it on a canvas of the page. */
  hang(canvas: HTMLCanvasElement): void;
  begin(at: MouseEvent): void;
  stretch(to: MouseEvent): void;
  nudge(key: string, isSizing: boolean): void;
  /** Has the tool do what it does within the frame; answers whether anything was done. */
  settle(tool: Tool): boolean;
  undo(): void;
  canUndo(): boolean;
  picture(): HTMLCanvasElement;
}

export function createEasel(first: HTMLCanvasElement): Easel {
  const history = [first];
  let frame: Frame | undefined;
  let begun: Point | undefined;
  let canvas: HTMLCanvasElement | undefined;
  const picture = (): HTMLCanvasElement => history.at(-1) ?? first;

  function paint(): void {
    const { width, height } = picture();
    const to = canvas?.getContext('2d');
    if (!canvas || !to) return;
    [canvas.width, canvas.height] = [width, height];
    to.drawImage(picture(), 0, 0);
    if (!frame) return;
    to.setLineDash([width / 90, width / 130]);
    to.lineWidth = Math.max(2, width / 400);
    // Two colours, so that it is seen on any ground.
    for (const [colour, offset] of [
      ['#fff', 0],
      ['#111', width / 100],
    ] as const) {
      to.strokeStyle = colour;
      to.lineDashOffset = offset;
      to.strokeRect(frame.x, frame.y, frame.width, frame.height);
    }
  }

  function pointOf({ clientX, clientY }: MouseEvent): Point {
    const { width, height } = picture();
    const box = canvas?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    // The picture lies in the middle of its box, as large as fits.
    const scale = Math.min(box.width / width, box.height / height);
    return {
      x: (clientX - box.left - (box.width - width * scale) / 2) / scale,
      y: (clientY - box.top - (box.height - height * scale) / 2) / scale,
    };
  }

  return {
    picture,
    hang(next) {
      canvas = next;
      paint();
    },
    begin(event) {
      begun = pointOf(event);
    },
    stretch(event) {
      if (!begun) return;
      frame = frameBetween(begun, pointOf(event), picture());
      paint();
    },
    nudge(key, isSizing) {
      const { width, height } = picture();
      const middle = { x: width * 0.35, y: height * 0.35, width: width * 0.3, height: height * 0.3 };
      frame = nudge(frame ?? middle, key, isSizing, picture());
      paint();
    },
    settle(tool) {
      const isDone = !!frame && frame.width > 3 && frame.height > 3;
      if (frame && isDone) history.push(apply(picture(), tool, frame));
      frame = begun = undefined;
      paint();
      return isDone;
    },
    undo() {
      if (history.length > 1) history.pop();
      paint();
    },
    canUndo: () => history.length > 1,
  };
}
