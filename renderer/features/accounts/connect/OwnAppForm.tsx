import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { NetworkConnection } from '../../../../shared/contract/accounts.ts';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import { bridge } from '../../../app/bridge.ts';
import { callErrorOf, engine, orpc } from '../../../app/engine-client.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { CopyButton } from './CopyButton.tsx';
import { ownAppGuides } from './network-words.ts';
import { PresetChoice } from './PresetChoice.tsx';

interface OwnAppFormProps {
  readonly network: NetworkId;
  readonly redirectUri: string;
  readonly ownApp: NetworkConnection['ownApp'];
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

/** The owner's own developer app: what to do at the network, and its two keys. */
export function OwnAppForm({ network, redirectUri, ownApp, onSaved, onCancel }: OwnAppFormProps) {
  const { t, i18n } = useLingui();
  const sentence = useErrorSentence();
  const queryClient = useQueryClient();
  const [clientId, setClientId] = useState(ownApp?.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const [asked, setAsked] = useState(false);
  const guide = ownAppGuides[network];
  const [presetId, setPresetId] = useState(ownApp?.scopePreset ?? guide?.presets?.[0].id);
  const preset = guide?.presets?.find(({ id }) => id === presetId);
  const name = networkNames[network];
  const refresh = (): Promise<void> =>
    queryClient.invalidateQueries({ queryKey: orpc.accounts.networks.key() });

  const save = useMutation({
    mutationFn: () =>
      engine.accounts.saveOwnApp({
        network,
        clientId: clientId.trim(),
        clientSecret: clientSecret.trim(),
        ...(preset === undefined ? {} : { scopePreset: preset.id }),
      }),
    onSuccess: async () => {
      await refresh();
      onSaved();
    },
  });
  const remove = useMutation({
    mutationFn: () => engine.accounts.removeOwnApp({ network }),
    onSuccess: async () => {
      await refresh();
      onCancel();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (clientId.trim() !== '' && clientSecret.trim() !== '') save.mutate();
  };
  if (guide === undefined) return null;
  const steps = preset === undefined ? guide.steps : [preset.firstStep, ...guide.steps];
  const idName = i18n._(guide.idName);
  const secretName = i18n._(guide.secretName);
  const error = save.error ?? remove.error;

  return (
    <form className="flex flex-col gap-5" onSubmit={submit}>
      <p className="max-w-[62ch] text-ink-2">
        <Trans>
          {name} lets a program publish only in the name of a registered app. Register one of your own, once;
          it takes about ten minutes.
        </Trans>
      </p>
      {guide.presets !== undefined && preset !== undefined && (
        <PresetChoice presets={guide.presets} value={preset.id} onChange={setPresetId} />
      )}
      <ol className="flex flex-col gap-3">
        <Step number={1}>
          <span className="flex flex-wrap items-center gap-2">
            <Trans>Open {guide.portalName} and sign in.</Trans>
            <Button variant="secondary" onPress={() => void bridge.openExternal(guide.portal)}>
              <ExternalLink size={15} aria-hidden="true" />
              <Trans>Open</Trans>
            </Button>
          </span>
        </Step>
        {steps.map((step, index) => (
          <Step key={step.id} number={index + 2}>
            {i18n._(step)}
            {index === 1 && (
              <div className="mt-2 flex items-center gap-2 rounded-lg border border-line bg-surface-2 py-1 pr-1 pl-3">
                <code className="min-w-0 flex-1 select-text break-all font-mono text-data">
                  {redirectUri}
                </code>
                <CopyButton text={redirectUri} label={t`Copy`} />
              </div>
            )}
          </Step>
        ))}
      </ol>
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label={idName}
          mono
          value={clientId}
          onChange={setClientId}
          autoComplete="off"
          spellCheck="false"
          error={asked && clientId.trim() === '' ? t`Enter it as it stands on the page.` : undefined}
        />
        <TextField
          label={secretName}
          mono
          type="password"
          value={clientSecret}
          onChange={setClientSecret}
          autoComplete="off"
          error={asked && clientSecret.trim() === '' ? t`Enter it as it stands on the page.` : undefined}
        />
      </div>
      <p className="text-data text-ink-2">
        <Trans>Both are locked like the keys to your accounts. The secret is never shown again.</Trans>
      </p>
      {error !== null && <Banner tone="danger">{sentence(callErrorOf(error).code)}</Banner>}
      <div className="flex flex-wrap justify-end gap-2">
        {ownApp !== null && (
          <Button
            variant="quiet"
            className="mr-auto text-danger-ink"
            isPending={remove.isPending}
            onPress={() => remove.mutate()}
          >
            <Trans>Remove this app</Trans>
          </Button>
        )}
        <Button variant="secondary" onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button variant="primary" type="submit" isPending={save.isPending}>
          <Trans>Save and go on</Trans>
        </Button>
      </div>
    </form>
  );
}

function Step({ number, children }: { readonly number: number; readonly children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span
        aria-hidden="true"
        className="mt-px flex size-6 shrink-0 items-center justify-center rounded-full bg-surface-2 font-semibold text-ink-2 text-xs tabular-nums"
      >
        {number}
      </span>
      <div className="min-w-0 flex-1 pt-0.5">{children}</div>
    </li>
  );
}
