/** A time of the week at which an account may publish, on the wall of the business's zone. */
export interface SlotTable {
  account_id: string;
  /** Monday is 1. */
  weekday: number;
  /** Minutes since midnight. */
  minutes: number;
}

/** A post that repeats. */
export interface SeriesTable {
  id: string;
  /** JSON: the draft that each new occurrence begins as. */
  draft: string;
  /** `YYYY-MM-DDTHH:MM` from which the rule counts, on the wall in `zone`. */
  start_local: string;
  zone: string;
  /** RFC 5545 rule without its start. */
  rule: string;
  /** Up to when its occurrences are posts (ms). */
  made_until: number;
  created_at: number;
  /** When its last occurrence became a post, or the owner ended it. */
  ended_at: number | null;
}

/** An occurrence that is settled: it became a post, once and for all, or is left out. */
export interface OccurrenceTable {
  series_id: string;
  /** The local time that the rule gives it, wherever its post was moved since. */
  local_time: string;
  /** Null: left out, or its post was deleted. */
  post_id: string | null;
}

/** What a post may begin as. */
export interface TemplateTable {
  id: string;
  name: string;
  /** JSON: the draft that a post begins as. */
  draft: string;
  created_at: number;
  updated_at: number;
}
