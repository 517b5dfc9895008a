import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const FOLDER = fileURLToPath(new URL('../../hosts/widgets/', import.meta.url));
const bundles = new Map<string, Promise<{ js: string; css: string }>>();

/** A page of `test/hosts/widgets` with the published library that it shows; bundled once in each worker. */
export function widgetPages(name: string, app: { tag: string }, more = '') {
  // In its order, as it mostly comes: before the library, which is a thousand times its size.
  const tag = app.tag.replace('async', 'defer');
  return async () => {
    const bundle = bundles.get(name) ?? bundleOf(name);
    bundles.set(name, bundle);
    const { js, css } = await bundle;
    return (path: string) => {
      if (path === '/app.js') return { body: js, headers: { 'content-type': 'text/javascript' } };
      if (path === '/app.css') return { body: css, headers: { 'content-type': 'text/css' } };
      return {
        body: `<!doctype html><html lang=en><meta charset=utf-8><title>${name}</title><link rel=stylesheet href=/app.css>
          <body style="padding: 20px">${tag}<div id=app></div>${more}<script type=module src=/app.js></script></html>`,
      };
    };
  };
}

async function bundleOf(name: string): Promise<{ js: string; css: string }> {
  const entry = ['.js', '.jsx'].map((ending) => `${FOLDER}${name}${ending}`).find(existsSync);
  if (!entry) throw new Error(`no page ${name} in ${FOLDER}`);
  const { outputFiles } = await build({
    entryPoints: [entry],
    absWorkingDir: FOLDER,
    bundle: true,
    write: false,
    outdir: '/',
    format: 'esm',
    target: 'es2022',
    tsconfigRaw: { compilerOptions: { jsx: 'react-jsx', jsxImportSource: 'react' } },
    logLevel: 'error',
    alias: { vue: 'vue/dist/vue.esm-bundler.js' },
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env': '{}',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    loader: {
      '.woff': 'empty',
      '.woff2': 'empty',
      '.ttf': 'empty',
      '.eot': 'empty',
      '.svg': 'empty',
      '.png': 'empty',
      '.gif': 'empty',
    },
  });
  const textOf = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { js: textOf('.js'), css: textOf('.css') };
}
