import { runEngineProcess } from './engine-process.ts';
import { runInUtilityProcess } from './utility-process.ts';

runInUtilityProcess(runEngineProcess);
