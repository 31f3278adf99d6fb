import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly tone?: 'danger';
  readonly danger?: boolean;
  onAction(): void;
}

function Entries({ label, items }: { readonly label: string; readonly items: readonly MenuEntry[] }) {
  return (
    <Popover className="appear min-w-52 rounded-xl border border-line bg-surface-0 p-1 shadow-float">
      <AriaMenu
        aria-label={label}
        className="outline-none"
        onAction={(key) => items.find((item) => item.id === key)?.onAction()}
      >
        {items.map((item) => (
          <MenuItem
            key={item.id}
            id={item.id}
            textValue={item.label}
            className={cx(
              'flex min-h-8 cursor-default items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm outline-none focus:bg-surface-2',
              item.danger === true || item.tone === 'danger' ? 'text-danger-ink' : 'text-ink-1',
            )}
          >
            {item.icon}
            {item.label}
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  );
}

/** A menu behind an icon. */
export function MenuButton(props: { readonly label: string; readonly icon: ReactNode; readonly items: readonly MenuEntry[] }) {
  return (
    <MenuTrigger>
      <IconButton label={props.label}>{props.icon}</IconButton>
      <Entries label={props.label} items={props.items} />
    </MenuTrigger>
  );
}

/** A menu behind words, or behind an icon when there are none. */
export function Menu(props: {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly items: readonly MenuEntry[];
  readonly children?: ReactNode;
}) {
  if (props.children === undefined && props.icon !== undefined) {
    return <MenuButton label={props.label} icon={props.icon} items={props.items} />;
  }
  return (
    <MenuTrigger>
      <Button variant="quiet">
        {props.icon}
        {props.children ?? props.label}
      </Button>
      <Entries label={props.label} items={props.items} />
    </MenuTrigger>
  );
}
