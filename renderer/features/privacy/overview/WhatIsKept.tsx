import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';

/** What is kept, where, and who else sees it: as the code does it, nothing more. */
export function WhatIsKept() {
  const { t } = useLingui();
  const lines: readonly { readonly what: string; readonly where: ReactNode; readonly who: ReactNode }[] = [
    {
      what: t`Keys to your accounts`,
      where: <Trans>This computer, locked twice</Trans>,
      who: <Trans>Only the network each belongs to</Trans>,
    },
    {
      what: t`Posts, drafts and their times`,
      where: <Trans>This computer, locked</Trans>,
      who: <Trans>The networks you choose, when a post goes out</Trans>,
    },
    {
      what: t`Pictures and videos you add`,
      where: <Trans>A folder of Kaizup on this computer</Trans>,
      who: <Trans>The networks you choose, when a post goes out</Trans>,
    },
    {
      what: t`Figures of your posts`,
      where: <Trans>This computer, locked</Trans>,
      who: <Trans>Nobody</Trans>,
    },
    {
      what: t`What happened (Activity)`,
      where: <Trans>This computer, locked</Trans>,
      who: <Trans>Nobody</Trans>,
    },
    {
      what: t`Language, theme and the like`,
      where: <Trans>A settings file on this computer</Trans>,
      who: <Trans>Nobody</Trans>,
    },
  ];
  return (
    <section className="flex flex-col gap-2.5">
      <h2 id="kept-title" className="font-semibold text-heading">
        <Trans>What is kept, and where</Trans>
      </h2>
      <div className="overflow-hidden rounded-xl border border-line bg-surface-1 shadow-card">
        <table aria-labelledby="kept-title" className="w-full text-left text-data">
          <thead className="bg-surface-0 text-ink-2">
            <tr>
              <th scope="col" className="px-4 py-2 font-medium">
                <Trans>What</Trans>
              </th>
              <th scope="col" className="px-4 py-2 font-medium">
                <Trans>Where</Trans>
              </th>
              <th scope="col" className="px-4 py-2 font-medium">
                <Trans>Who else sees it</Trans>
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-line border-t">
            {lines.map(({ what, where, who }) => (
              <tr key={what}>
                <th scope="row" className="px-4 py-2.5 font-medium text-ink-1">
                  {what}
                </th>
                <td className="px-4 py-2.5 text-ink-2">{where}</td>
                <td className="px-4 py-2.5 text-ink-2">{who}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
