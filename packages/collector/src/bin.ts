#!/usr/bin/env node
import { runCollector, startCollector } from './main.ts';

await runCollector(() => startCollector(process.env));
