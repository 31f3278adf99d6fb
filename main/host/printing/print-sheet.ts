import { BrowserWindow, type Session } from 'electron';
import { sheetUrl } from './print-session.ts';

/** What stands at the foot and head of every page, as markup of our own. */
export interface PageFrame {
  readonly head: string;
  readonly foot: string;
}

/** Inches: room for the head and foot. */
const margins = { top: 0.85, bottom: 0.85, left: 0.8, right: 0.8 };

/** Inches. */
const a4Width = 8.27;

/** Newer than Electron 25, which leaves out what it does not know: structure for screen readers, and an outline from the headings. */
const forReaders = { generateTaggedPDF: true, generateDocumentOutline: true };

/** A page that ended instead of being printed. */
export class PrintFailed extends Error {
  constructor(reason: string) {
    super(`Printing ended: ${reason}`);
    this.name = 'PrintFailed';
  }
}

/**
 * Lays a sheet out on A4 and returns its PDF. The window is never shown, runs no script, loads no picture, and is gone when this returns;
 * with it the memory that the layout took.
 */
export async function printSheet(session: Session, name: string, { head, foot }: PageFrame): Promise<Buffer> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      images: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
  const { webContents } = window;
  const ended = new Promise<never>((_resolve, reject) => {
    webContents.once('render-process-gone', (_event, { reason }) => reject(new PrintFailed(reason)));
    webContents.once('destroyed', () => reject(new PrintFailed('closed')));
  });
  ended.catch(() => undefined);
  try {
    await Promise.race([window.loadURL(sheetUrl(name)), ended]);
    const options = {
      pageSize: 'A4' as const,
      margins,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: frame(head),
      footerTemplate: frame(foot),
      ...forReaders,
    };
    return await Promise.race([webContents.printToPDF(options), ended]);
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
}

/**
 * Chromium prints heads and feet as a page of their own, without the sheet's style, and at a scale that changed over time: everything is
 * measured by the page's width.
 */
const frame = (content: string): string =>
  `<div style="width: 100%; padding: 0 ${(margins.left / a4Width) * 100}%; display: flex; justify-content: space-between; font: 1.25vw 'Inter Variable', system-ui, sans-serif; color: #645f57">${content}</div>`;
