import { type ClipboardEvent, useEffect, useRef } from 'react';

interface GrowingTextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** Takes pasted files; true when there were some. */
  readonly onPasteFiles?: (data: DataTransfer) => boolean;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly large?: boolean;
  /** Takes the focus: a new post is there to be written, and so is a text that was just asked for. */
  readonly takesFocus?: boolean;
}

/** A text area as high as its text, so that a post is read whole while it is written. */
export function GrowingTextArea(props: GrowingTextAreaProps) {
  const { label, value, onChange, placeholder, onPasteFiles, describedBy, invalid, large, takesFocus } =
    props;
  const area = useRef<HTMLTextAreaElement>(null);
  const type = large === true ? 'min-h-36 pb-2 text-[15px] leading-6' : 'min-h-14 text-sm leading-[1.55]';

  useEffect(() => {
    if (takesFocus !== true) return;
    // A closing menu gives the focus back to its button in the frame after it is gone.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => area.current?.focus());
    });
    return () => cancelAnimationFrame(frame);
  }, [takesFocus]);

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    // Word processors add a picture of the text that they copy.
    if (event.clipboardData.types.includes('text/plain')) return;
    if (onPasteFiles?.(event.clipboardData) === true) event.preventDefault();
  };

  return (
    <div className="grid">
      {/* The same text in the same place gives the height. */}
      <div
        aria-hidden="true"
        dir="auto"
        className={`invisible col-start-1 row-start-1 min-w-0 break-words whitespace-pre-wrap ${type}`}
      >
        {`${value}\n`}
      </div>
      <textarea
        ref={area}
        dir="auto"
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid === true ? true : undefined}
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
        onPaste={onPaste}
        rows={1}
        className={`col-start-1 row-start-1 min-w-0 resize-none overflow-hidden break-words bg-transparent text-ink-1 outline-none placeholder:text-ink-3 ${type}`}
      />
    </div>
  );
}
