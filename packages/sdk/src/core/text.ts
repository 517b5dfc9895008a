const CONTROL = /[\u0000-\u001f\u007f]/;

/** Whether a value can stand as an id or a name: 1 to `longest` characters, no control characters. */
export const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longest && !CONTROL.test(value);
