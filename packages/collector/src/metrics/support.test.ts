import { onEachEngine } from '../../test/each-engine.ts';
import { supportMetricsContract } from './support.contract.ts';

onEachEngine(supportMetricsContract);
