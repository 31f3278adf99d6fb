import type { Locale } from '../../../../../shared/model/settings.ts';
import type { Html } from '../copy/html.ts';

/** A part of a document that may be long: it is made a piece at a time, and may go on in another file. */
export interface DocumentSection {
  readonly open: Html;
  /** Opens what goes on in another file. */
  readonly again: Html;
  readonly close: Html;
  pieces(): AsyncIterable<Html> | Iterable<Html>;
}

/** A document for the owner to read, as a page or on paper. */
export interface WrittenDocument {
  readonly title: string;
  readonly locale: Locale;
  /** What stands before the first section. */
  readonly front: Html;
  readonly sections: readonly DocumentSection[];
}
