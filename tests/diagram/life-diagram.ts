import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../build/root.ts';
import { publicationLife } from '../../main/engine/domain/publication-life.ts';
import { openStates } from '../../main/engine/domain/publication-states.ts';
import { publicationState } from '../../shared/model/publication.ts';

/** The page that shows a publication's life. */
export const drawnIn = join(root, 'main', 'engine', 'README.md');

const marks = { begin: '<!-- publication-life: npm run diagram -->', end: '<!-- /publication-life -->' };

/** Mermaid takes no hyphen in a state's name. */
const named = (state: string): string => state.replaceAll('-', '_');

/** A publication's life as a Mermaid diagram: one arrow from a state to another, with all that leads along it. */
export function lifeDiagram(): string {
  const causes = new Map<string, string[]>();
  for (const { from, on, to } of publicationLife) {
    const arrow = `${named(from)} --> ${named(to)}`;
    causes.set(arrow, [...(causes.get(arrow) ?? []), on]);
  }
  const arrows = [...causes].map(([arrow, list]) => `  ${arrow}: ${list.join(', ')}`);
  const ends = publicationState.options.filter((state) =>
    publicationLife.every(({ from }) => from !== state),
  );
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  direction LR',
    '  [*] --> scheduled',
    ...arrows,
    ...ends.map((state) => `  ${named(state)} --> [*]`),
    '  classDef open fill:#eef6ee,stroke:#4d8a57,color:#1d3322',
    `  class ${openStates.map(named).join(',')} open`,
    '```',
  ].join('\n');
}

/** The page with the diagram as the table of states has it now. */
export function withDiagram(page: string): string {
  const [before, rest] = page.split(marks.begin);
  const after = rest?.split(marks.end)[1];
  if (before === undefined || after === undefined) throw new Error(`The marks are missing in ${drawnIn}`);
  return `${before}${marks.begin}\n${lifeDiagram()}\n${marks.end}${after}`;
}

/** The page as it stands. */
export const drawn = (): string => readFileSync(drawnIn, 'utf8');
