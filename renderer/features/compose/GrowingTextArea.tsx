import { type ClipboardEvent, useEffect, useLayoutEffect, useRef } from 'react';

interface GrowingTextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly onPasteFiles?: (data: DataTransfer) => boolean;
  readonly onFocus?: () => void;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly large?: boolean;
  readonly autoFocus?: boolean;
  /** Takes the focus once the menu that asked for it has closed. */
  readonly focusSoon?: boolean;
}

/** A text area as high as its text, so that a post is read whole while it is written. */
export function GrowingTextArea(props: GrowingTextAreaProps) {
  const {
    label,
    value,
    onChange,
    placeholder,
    onPasteFiles,
    onFocus,
    describedBy,
    invalid,
    large,
    autoFocus,
    focusSoon,
  } = props;
  const area = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    element.style.height = '0';
    element.style.height = `${element.scrollHeight}px`;
  }, [value, large]);

  useEffect(() => {
    if (focusSoon !== true) return;
    // A closing menu gives the focus back to its button in the frame after it is gone.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => area.current?.focus());
    });
    return () => cancelAnimationFrame(frame);
  }, [focusSoon]);

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    // Word processors add a picture of the text that they copy.
    if (event.clipboardData.types.includes('text/plain')) return;
    if (onPasteFiles?.(event.clipboardData) === true) event.preventDefault();
  };

  return (
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
      onFocus={onFocus}
      // biome-ignore lint/a11y/noAutofocus: a new post is there to be written
      autoFocus={autoFocus}
      rows={1}
      className={`block w-full resize-none overflow-hidden bg-transparent text-ink-1 outline-none placeholder:text-ink-3 ${
        large === true ? 'min-h-36 pb-2 text-[15px] leading-6' : 'min-h-14 text-sm leading-[1.55]'
      }`}
    />
  );
}
