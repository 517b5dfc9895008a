// Installs what is missing, once: plain JavaScript for the Node that the machine happens to have (18 or newer).
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ends the process with one line that says what to do. */
export function fail(line) {
  console.error(line);
  process.exit(1);
}

/** Runs `npm ci` in the project's folder unless what the lock file names is there. Needs no network then. */
export function ensureInstalled(root) {
  if (isInstalled(root)) return;
  console.log('Installing packages; this happens once and takes a minute or two.');
  const { status, error, stderr } = npm(root, ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (error) fail('npm cannot be started: install Node.js with npm from https://nodejs.org, then try again.');
  if (status !== 0) fail(`npm ci failed: ${reasonOf(stderr)} Check the network and the npm registry, then try again.`);
}

/** Whether each package of the lock file is there in its version. What belongs to other platforms may be absent. */
function isInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined) fail('package-lock.json is missing or unreadable: get the project again, whole.');
  if (present === undefined) return false;
  return Object.entries(wanted).every(([path, { version, link, optional }]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    const found = present[path];
    return found === undefined ? optional === true : link === true || found.version === version;
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Under `npm start` the npm that runs us is used again; otherwise the one on the path. */
function npm(root, args) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] };
  if (cli && /npm-cli\.c?js$/.test(cli)) return spawnSync(node ?? process.execPath, [cli, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** The line of npm's complaint that people can read. */
function reasonOf(text) {
  const lines = text.split('\n').map((line) => line.replace(/^npm (?:error|ERR!)\s*/, '').trim());
  const line = lines.find((one) => one !== '' && !/^(?:code|errno|syscall|network request)\b/.test(one));
  return line ? `${line.replace(/\.$/, '')}.` : 'it gave no reason.';
}
