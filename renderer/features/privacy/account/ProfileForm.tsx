import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type OwnerField, type OwnerProfile, ownerProfile } from '../../../../shared/model/owner.ts';
import { callErrorOf, engine, orpc } from '../../../app/engine-client.ts';
import { Button } from '../../../ui/Button.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { Section } from '../../../ui/ViewFrame.tsx';
import { fieldWords } from './field-words.ts';

const fields = ownerProfile.keyof().options;

/** The owner's own details: all may stay empty, and each may be corrected at any time. */
export function ProfileForm({ profile }: { readonly profile: OwnerProfile }) {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState<Partial<OwnerProfile>>({});
  const [emailIsWrong, setEmailIsWrong] = useState(false);
  const now = { ...profile, ...typed };
  const isChanged = fields.some((field) => now[field].trim() !== profile[field]);
  const save = useMutation({
    mutationFn: (next: OwnerProfile) => engine.owner.changeProfile(next),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: orpc.owner.key() });
      setTyped({});
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const email = now.email.trim();
    const isWrong = !ownerProfile.shape.email.safeParse(email).success;
    setEmailIsWrong(isWrong);
    if (!isWrong && isChanged) save.mutate({ ...now, email });
  };
  const field = (name: OwnerField, autoComplete: string) => (
    <TextField
      label={t(fieldWords[name])}
      value={now[name]}
      onChange={(value) => {
        setTyped((known) => ({ ...known, [name]: value }));
        if (name === 'email') setEmailIsWrong(false);
        if (!save.isIdle && !save.isPending) save.reset();
      }}
      maxLength={name === 'email' ? 254 : 120}
      autoComplete={autoComplete}
      error={
        name === 'email' && emailIsWrong
          ? t`This is not an e-mail address. Write it as name@company.com, or leave it empty.`
          : undefined
      }
    />
  );

  return (
    <Section
      title={t`Your details`}
      description={t`All of them may stay empty. They go into the requests, reports and letters that you send yourself, and nowhere else.`}
    >
      <form className="flex flex-col gap-5 p-5" onSubmit={submit}>
        <div className="grid grid-cols-2 gap-4">
          {field('firstName', 'given-name')}
          {field('lastName', 'family-name')}
        </div>
        <p className="-mt-3 text-data text-ink-2">
          <Trans>Signs your letters to a data protection officer, who has to know who asks.</Trans>
        </p>
        {field('email', 'email')}
        <p className="-mt-3 text-data text-ink-2">
          <Trans>Where answers to those letters go. Kaizup itself writes to nobody.</Trans>
        </p>
        <div className="grid grid-cols-2 gap-4">
          {field('company', 'organization')}
          {field('position', 'organization-title')}
        </div>
        <p className="-mt-3 text-data text-ink-2">
          <Trans>Names the business that answers for its data in notices about an incident.</Trans>
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary" type="submit" isPending={save.isPending} isDisabled={!isChanged}>
            <Trans>Save</Trans>
          </Button>
          <p role="status" className="min-w-0 flex-1 text-data text-ink-2">
            {save.isSuccess && !isChanged && <Trans>Saved on this computer.</Trans>}
            {save.isError && (
              <span className="text-danger-ink">{sentence(callErrorOf(save.error).code)}</span>
            )}
          </p>
        </div>
      </form>
    </Section>
  );
}
