import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu as AriaMenu, Popover as AriaPopover, MenuItem, MenuTrigger } from 'react-aria-components';
import { Button, type ButtonVariant } from './Button.tsx';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly tone?: 'danger';
  readonly onAction: () => void;
}

interface MenuBase {
  /** Name of the menu. */
  readonly label: string;
  readonly items: readonly MenuAction[];
}

/** Several actions behind a button with words. */
export function Menu(props: MenuBase & { readonly variant?: ButtonVariant; readonly children: ReactNode }) {
  const { label, items, variant = 'quiet', children } = props;
  return (
    <MenuTrigger>
      <Button variant={variant}>
        {children}
        <ChevronDown size={15} aria-hidden="true" className="-mr-1 text-ink-3" />
      </Button>
      <Actions label={label} items={items} />
    </MenuTrigger>
  );
}

/** Several actions behind an icon. */
export function MenuButton({ label, items, icon }: MenuBase & { readonly icon: ReactNode }) {
  return (
    <MenuTrigger>
      <IconButton label={label}>{icon}</IconButton>
      <Actions label={label} items={items} />
    </MenuTrigger>
  );
}

function Actions({ label, items }: MenuBase) {
  return (
    <AriaPopover
      offset={4}
      className="appear min-w-48 overflow-auto rounded-xl bg-surface-1 p-1 shadow-float"
    >
      <AriaMenu aria-label={label} className="outline-none">
        {items.map((item) => (
          <MenuItem
            key={item.id}
            id={item.id}
            textValue={item.label}
            onAction={item.onAction}
            className={cx(
              'flex min-h-9 items-center gap-2.5 rounded-lg px-2.5 text-sm outline-none focus:bg-surface-2',
              item.tone === 'danger' ? 'text-danger-ink' : 'text-ink-1',
            )}
          >
            {item.icon}
            {item.label}
          </MenuItem>
        ))}
      </AriaMenu>
    </AriaPopover>
  );
}
