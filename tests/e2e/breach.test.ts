import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { type Desktop, eventually, startDesktop } from './desktop.ts';
import { keyboardOf } from './keyboard.ts';

let desktop: Desktop | undefined;
const before: Desktop[] = [];
afterEach(async () => {
  await desktop?.quit();
  for (const each of [...before.splice(0), ...(desktop === undefined ? [] : [desktop])]) each.remove();
});

/** Ends the app and starts it on the same profile. */
async function restart(): Promise<Desktop> {
  if (desktop === undefined) throw new Error('Nothing runs');
  await desktop.quit();
  before.push(desktop);
  desktop = await startDesktop({ profile: desktop.profile });
  return desktop;
}

/** Answers what a first start asks. */
async function welcome(page: Page): Promise<void> {
  await page.getByText('I am an adult').click();
  await page.getByText('I use Kaizup for my work').click();
  await page.getByRole('button', { name: 'Refuse all' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Privacy' }).waitFor();
}

test('D22, D23 an owner finds that the log was changed, goes through the incident by keyboard, and has its record after a restart', async () => {
  desktop = await startDesktop();
  const first = await desktop.window();
  await welcome(first);

  // Somebody who does not have the key writes another end of the log while the app is closed.
  const { profile } = desktop;
  await desktop.quit();
  const anchor = join(profile, 'audit.anchor');
  const written = JSON.parse(readFileSync(anchor, 'utf8')) as { mac: string };
  writeFileSync(anchor, JSON.stringify({ ...written, mac: '0'.repeat(64) }));
  desktop = await restart();
  const running = desktop;
  await eventually(async () =>
    (await running.notifications()).includes('The audit log was changed from outside'),
  );

  const page = await running.window();
  const keys = keyboardOf(page);
  await keys.press(page.getByRole('navigation').getByRole('link', { name: 'Privacy' }));
  await keys.press(page.getByRole('link', { name: 'Incidents' }));
  await page.getByText('The audit log was changed from outside').waitFor();
  await keys.press(page.getByRole('button', { name: 'Look into it' }));
  await page.getByRole('heading', { name: /^7[12] hours left$/ }).waitFor();

  await keys.press(page.getByRole('button', { name: 'Do it…' }).nth(1));
  await keys.press(page.getByRole('alertdialog').getByRole('button', { name: 'Do it now' }));
  await page.getByText('Everything was put on hold.').waitFor();

  await keys.write(page.getByRole('textbox', { name: 'In your own words' }), 'Somebody was at the computer.');
  await keys.press(page.getByRole('checkbox', { name: 'Seen or copied by somebody who may not' }));
  await keys.press(page.getByRole('checkbox', { name: /^Connecting your accounts/ }));
  await keys.write(page.getByRole('textbox', { name: 'How many people, about?' }), '12');
  const answers = ['Yes', 'No', 'No', 'Yes', 'No', 'Yes'];
  const questions = page
    .locator('section')
    .filter({ hasText: 'The risk for people' })
    .getByRole('radiogroup');
  for (const [index, answer] of answers.entries()) {
    await keys.tabTo(questions.nth(index).getByRole('radio').first());
    if (answer === 'No') await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
  }
  await page.getByText('Recommended: Tell the authority').waitFor();
  await keys.press(page.getByRole('button', { name: 'Record the decision' }));
  await page.getByText('Decided: Tell the authority').waitFor();

  await keys.press(page.getByRole('button', { name: 'Write it from the answers' }));
  const notice = page.getByRole('textbox', { name: 'Text' });
  await eventually(async () => (await notice.inputValue()).includes('Somebody was at the computer.'));
  await keys.press(page.getByRole('button', { name: 'Open in my mail program' }));
  expect(await running.nextOpened(0)).toMatch(/^mailto:\?subject=/);
  await keys.press(page.getByRole('button', { name: 'The authority has it now' }));
  await page.getByRole('heading', { name: 'The clock has stopped' }).waitFor();
  await keys.write(page.getByRole('textbox', { name: 'Conclusion' }), 'A new lock is on the door.');
  await keys.press(page.getByRole('button', { name: 'Close the record' }));
  await page.getByRole('heading', { name: 'This record is closed' }).waitFor();

  desktop = await restart();
  const again = await desktop.window();
  await again.getByRole('navigation').getByRole('link', { name: 'Privacy' }).click();
  await again.getByRole('link', { name: 'Incidents' }).click();
  await again.getByText('Nothing looks like an incident').waitFor();
  await again.getByRole('button', { name: 'Open the record: Somebody was at the computer.' }).click();
  await again.getByText('A new lock is on the door.').waitFor();
  for (const line of [
    'Record opened',
    'Measure taken',
    'Decided who is told',
    'Authority told',
    'Record closed',
  ]) {
    await again.getByRole('listitem').filter({ hasText: line }).first().waitFor();
  }
});

test('D3, D22 an owner locks Kaizup out of an incident: the page is closed to others at once, and the record says when', async () => {
  desktop = await startDesktop();
  const { app } = desktop;
  const page = await desktop.window();
  await welcome(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Privacy' }).click();
  await page.getByRole('link', { name: 'Incidents' }).click();
  await page.getByRole('button', { name: 'Something happened' }).click();
  const measures = page.locator('section').filter({ hasText: '1. Stop the harm' });
  await measures.getByRole('button', { name: 'Do it…' }).first().waitFor();
  // Without a password there is nothing to lock with, and it is not offered.
  expect(await measures.getByText('Lock Kaizup now').count()).toBe(0);

  await page.getByRole('link', { name: 'Security' }).click();
  await page.getByRole('button', { name: 'Set a password' }).click();
  const password = 'vier natte katten op een dak';
  await page.getByRole('textbox', { name: 'New password' }).fill(password);
  await page.getByRole('textbox', { name: 'The same once more' }).fill(password);
  await page.getByRole('dialog').getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('I have kept them').click();
  await page.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('link', { name: 'Incidents' }).click();
  await page
    .getByRole('button', { name: /^Open the record/ })
    .first()
    .click();
  await measures.getByText('Lock Kaizup now').waitFor();
  await measures.getByRole('button', { name: 'Do it…' }).last().click();
  const next = app.waitForEvent('window');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Do it now' }).click();
  const locked = await next;
  await locked.getByRole('heading', { name: 'Kaizup is locked' }).waitFor();
  expect(page.isClosed()).toBe(true);
  expect(await locked.evaluate(() => window.kaizup.requestPort())).toBe(false);
  for (const kind of ['pdf', 'page', 'archive'] as const) {
    expect(await locked.evaluate((each) => window.kaizup.saveCopy(each), kind)).toMatchObject({
      kind: 'failed',
      error: { code: 'locked' },
    });
  }
  expect(await desktop.tray()).toContain('Kaizup is locked');

  await locked.getByRole('textbox', { name: 'Password' }).fill(password);
  await locked.getByRole('button', { name: 'Unlock', exact: true }).click();
  await locked.getByRole('navigation').getByRole('link', { name: 'Privacy' }).click();
  await locked.getByRole('link', { name: 'Incidents' }).click();
  await locked
    .getByRole('button', { name: /^Open the record/ })
    .first()
    .click();
  await locked.getByText(/^Kaizup was locked\./).waitFor();
  await locked.getByRole('listitem').filter({ hasText: 'Measure taken' }).first().waitFor();
});
