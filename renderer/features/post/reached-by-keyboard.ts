/** A region that scrolls takes the focus, so that keys scroll it even where nothing in it can be pressed. */
export const reachedByKeyboard = { tabIndex: 0 } as const;
