import { runAsNodeChild } from './node-child.ts';

runAsNodeChild();
