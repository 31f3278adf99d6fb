import { supportReport } from '../model/support.ts';
import { procedure } from './base.ts';

/** What the owner may send to support. It is made when they ask, shown to them whole, and leaves by their own mail client or not at all. */
export const support = {
  report: procedure.output(supportReport),
};
