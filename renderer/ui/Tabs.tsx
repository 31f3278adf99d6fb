import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';

export interface TabItem<T extends string> {
  readonly id: T;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly TabItem<T>[];
  readonly selected: T;
  readonly onChange: (id: T) => void;
}

/** Several panels in one place, one shown. */
export function Tabs<T extends string>({ label, tabs, selected, onChange }: TabsProps<T>) {
  return (
    <AriaTabs
      selectedKey={selected}
      onSelectionChange={(key) => {
        const tab = tabs.find(({ id }) => id === key);
        if (tab !== undefined) onChange(tab.id);
      }}
      className="flex flex-col gap-4"
    >
      <TabList aria-label={label} className="flex gap-4 border-line border-b">
        {tabs.map(({ id, label: name }) => (
          <Tab
            key={id}
            id={id}
            className="-mb-px min-h-9 border-transparent border-b-2 px-1 pt-1.5 font-medium text-ink-2 text-sm hover:text-ink-1 focus-visible:outline-2 focus-visible:outline-accent selected:border-accent selected:text-ink-1"
          >
            {name}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="outline-none focus-visible:outline-2 focus-visible:outline-accent">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
