import { writeFileSync } from 'node:fs';
import { drawn, drawnIn, withDiagram } from './life-diagram.ts';

/** Draws a publication's life into the engine's README, from the table that moves it. */
writeFileSync(drawnIn, withDiagram(drawn()));
