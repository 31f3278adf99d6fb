import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type ConsentCategory, consentCategory } from '../../../shared/model/consent.ts';
import { Brand } from '../../app/Brand.tsx';
import { callErrorOf, engine, orpc } from '../../app/engine-client.ts';
import { navigate } from '../../app/router.ts';
import { useSettings } from '../../app/settings.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useErrorSentence } from '../../ui/error-sentence.ts';
import { ConsentChoices, type Decisions } from './ConsentChoices.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { missingOf, type MissingStep } from './missing-step.ts';
import { NotForYou } from './NotForYou.tsx';
import { PolicyFold } from './PolicyFold.tsx';

/** The first start: language, attestation, consent by category. Nothing is ticked beforehand. */
export function WelcomeView() {
  const { locale } = useSettings();
  const queryClient = useQueryClient();
  const sentence = useErrorSentence();
  const [adult, setAdult] = useState(false);
  const [professional, setProfessional] = useState(false);
  const [decisions, setDecisions] = useState<Decisions>({});
  const [missing, setMissing] = useState<MissingStep | null>(null);
  const [problem, setProblem] = useState<ReturnType<typeof callErrorOf> | null>(null);
  const [busy, setBusy] = useState(false);
  const [declined, setDeclined] = useState(false);

  const decline = (): void => {
    setAdult(false);
    setProfessional(false);
    setDecisions({});
    setMissing(null);
    setDeclined(true);
  };
  const decide = (category: ConsentCategory, granted: boolean): void => {
    setDecisions((known) => ({ ...known, [category]: granted }));
  };
  const decideAll = (granted: boolean): void => {
    setDecisions(Object.fromEntries(consentCategory.options.map((category) => [category, granted])));
  };

  const start = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const step = missingOf({ adult, professional, decisions });
    setMissing(step);
    if (step !== null || !adult || !professional) return;
    setBusy(true);
    setProblem(null);
    try {
      const consents = {
        preferences: decisions.preferences === true,
        analytics: decisions.analytics === true,
        marketing: decisions.marketing === true,
      };
      await engine.app.welcome({ locale, adult, professional, consents });
      navigate('/accounts/connect', { replace: true });
      await queryClient.invalidateQueries({ queryKey: orpc.app.key() });
    } catch (error) {
      setProblem(callErrorOf(error));
    } finally {
      setBusy(false);
    }
  };

  if (declined) return <NotForYou onBack={() => setDeclined(false)} />;
  return (
    <main className="h-full overflow-y-auto bg-surface-0">
      <form
        className="mx-auto flex max-w-[680px] flex-col gap-5 px-8 py-7"
        onSubmit={(event) => void start(event)}
      >
        <header className="flex flex-col gap-4">
          <div className="flex items-center justify-between">
            <Brand />
            <LanguageChoice />
          </div>
          <div>
            <h1 className="font-semibold text-display text-ink-1 tracking-tight">
              <Trans>Welcome to your workshop</Trans>
            </h1>
            <p className="mt-1.5 max-w-[66ch] text-ink-2">
              <Trans>
                Write once, see how each network will show it, and let it go out at its time, also while this
                window is closed. Your posts and keys stay on this computer.
              </Trans>
            </p>
          </div>
        </header>

        <fieldset className="rounded-xl border border-line bg-surface-1 px-5 py-4 shadow-card">
          <legend className="sr-only">
            <Trans>About you</Trans>
          </legend>
          <h2 aria-hidden="true" className="font-semibold text-heading">
            <Trans>About you</Trans>
          </h2>
          <div className="mt-1.5 flex flex-col">
            <Checkbox isSelected={adult} onChange={setAdult} isInvalid={missing === 'adult'}>
              <Trans>I am an adult.</Trans>
            </Checkbox>
            <Checkbox
              isSelected={professional}
              onChange={setProfessional}
              isInvalid={missing === 'professional'}
            >
              <Trans>I use Kaizup for my work or business.</Trans>
            </Checkbox>
          </div>
          <Button variant="quiet" onPress={decline} className="-ml-3.5 mt-1 text-ink-2">
            <Trans>One of these is not true of me</Trans>
          </Button>
        </fieldset>

        <ConsentChoices
          decisions={decisions}
          onDecide={decide}
          onDecideAll={decideAll}
          isInvalid={missing === 'consents'}
        />

        <footer className="flex flex-col items-start gap-3">
          <div aria-live="polite" className="w-full">
            {missing !== null && (
              <p className="text-danger-ink">
                {missing === 'consents' ? (
                  <Trans>Choose yes or no for each. No is as good as yes: everything works either way.</Trans>
                ) : (
                  <Trans>Kaizup is for adults who use it for their work. Tick both lines to go on.</Trans>
                )}
              </p>
            )}
            {problem !== null && <Banner tone="danger">{sentence(problem.code, problem.details)}</Banner>}
          </div>
          <div className="flex w-full items-start gap-5">
            <Button variant="primary" size="large" type="submit" isPending={busy}>
              <Trans>Start</Trans>
            </Button>
            <PolicyFold />
          </div>
        </footer>
      </form>
    </main>
  );
}
