import type { ReactNode } from 'react';
import { FieldError, Text } from 'react-aria-components';
import { field } from './field.ts';

/** What a field says below itself: how it is meant, or what is wrong with it. */
export function FieldNotes({
  description,
  error,
}: {
  readonly description?: ReactNode;
  readonly error?: ReactNode;
}) {
  return (
    <>
      {description !== undefined && (
        <Text slot="description" className={field.description}>
          {description}
        </Text>
      )}
      <FieldError className={field.error}>{error}</FieldError>
    </>
  );
}
