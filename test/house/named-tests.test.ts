import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const all = globSync('{packages,demo,test}/**/*.{test,spec,contract}.{ts,tsx}', {
  cwd: root,
  exclude: (path) => /node_modules|\bdist\b/.test(path),
});

// A page that says which test shows something must not outlive the test.
test.each(['security.md', 'reliability.md'])('every test that docs/%s names is there', (page) => {
  const text = readFileSync(join(root, 'docs', page), 'utf8');
  const named = [...text.matchAll(/`([\w./*-]+\.(?:test|spec|contract)\.tsx?)`/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(10);
  const isThere = (name: string): boolean => {
    const pattern = new RegExp(`^${name.replace(/[.]/g, '\\.').replaceAll('*', '.*')}$`);
    return all.some((path) => pattern.test(name.includes('/') ? path : basename(path)));
  };
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});
