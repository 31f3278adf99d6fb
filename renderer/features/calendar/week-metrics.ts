import { slotMinutes } from './grid-keys.ts';

/** Height in px of a half hour in the week view. */
export const slotHeight = 32;
/** Height in px of a post's card there. */
export const cardHeight = 60;
/** How long a card looks: posts closer than this stand side by side. */
export const cardMinutes = Math.ceil((cardHeight / slotHeight) * slotMinutes);
/** The columns of every row: the hours, and seven days. */
export const weekColumns = 'grid-cols-[56px_repeat(7,minmax(0,1fr))]';
