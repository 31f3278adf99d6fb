import { type RefObject, useEffect, useState } from 'react';

/** Takes files that are dropped on an element; tells whether some are held over it. */
export function useFileDrop(
  element: RefObject<HTMLElement | null>,
  onFiles: (data: DataTransfer) => void,
): boolean {
  const [over, setOver] = useState(false);

  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    const filesOf = ({ dataTransfer }: DragEvent): DataTransfer | null =>
      dataTransfer?.types.includes('Files') === true ? dataTransfer : null;
    const onOver = (event: DragEvent): void => {
      const data = filesOf(event);
      if (data === null) return;
      event.preventDefault();
      data.dropEffect = 'copy';
      setOver(true);
    };
    const onLeave = ({ relatedTarget }: DragEvent): void => {
      if (!(relatedTarget instanceof Node) || !target.contains(relatedTarget)) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      const data = filesOf(event);
      if (data === null) return;
      event.preventDefault();
      onFiles(data);
    };
    target.addEventListener('dragover', onOver);
    target.addEventListener('dragleave', onLeave);
    target.addEventListener('drop', onDrop);
    return () => {
      target.removeEventListener('dragover', onOver);
      target.removeEventListener('dragleave', onLeave);
      target.removeEventListener('drop', onDrop);
    };
  }, [element, onFiles]);

  return over;
}
