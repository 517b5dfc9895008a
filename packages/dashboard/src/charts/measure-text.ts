const canvas = document.createElement('canvas').getContext('2d');

/** How wide a text is in the font of an element. Without a canvas a generous guess. */
export function textMeasure(element: Element | null, weight = 400): (text: string) => number {
  const style = element ? getComputedStyle(element) : undefined;
  const size = Number.parseFloat(style?.fontSize ?? '') || 14;
  if (!canvas || !style) return (text) => text.length * size * 0.6;
  const font = `${weight} ${size}px ${style.fontFamily}`;
  return (text) => {
    canvas.font = font;
    return canvas.measureText(text).width;
  };
}
