// Whose code our bundles hold beside ours, told in each package with its licence: minified bundles keep no comments.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (file === undefined) throw new Error(`${name} is bundled and has no file with its licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}

/** A Rollup plugin that writes `licences.txt` for what is left of others in the bundle. */
export const licences = {
  name: 'licences',
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap(({ modules = {} }) => Object.entries(modules));
    const folders = modules.flatMap(([id, { renderedLength }]) => (renderedLength > 0 && PACKAGE.exec(id)?.[1]) || []);
    const told = [...new Set(folders)].sort().map(licenceOf);
    if (told.length > 0)
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: told.join(`\n${'-'.repeat(80)}\n\n`) });
  },
};
