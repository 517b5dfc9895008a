// Hashes of all that the SDK's build has made, for the integrity attribute of a tag and of an import map.
import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const hash = (algorithm, bytes, form) => createHash(algorithm).update(bytes).digest(form);

/** A Rollup plugin that writes `integrity.json`, and the loader once more under the name of its content. */
export const integrityList = (folder) => ({
  name: 'integrity-list',
  async writeBundle() {
    const chunks = (await readdir(join(folder, 'assets'))).sort().map((name) => `assets/${name}`);
    const bytes = await readFile(join(folder, 'handrail.js'));
    const loader = `handrail-${hash('sha256', bytes, 'base64url').slice(0, 8)}.js`;
    await copyFile(join(folder, 'handrail.js'), join(folder, loader));
    const files = {};
    for (const name of [loader, ...chunks]) {
      files[name] = `sha384-${hash('sha384', await readFile(join(folder, name)), 'base64')}`;
    }
    await writeFile(join(folder, 'integrity.json'), `${JSON.stringify({ loader, files }, null, 2)}\n`);
  },
});
