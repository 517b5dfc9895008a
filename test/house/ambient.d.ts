/** A style sheet as a string, minified in builds; for constructable style sheets. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}
