import { Trans, useLingui } from '@lingui/react/macro';
import type { Settings } from '../../../shared/model/settings.ts';
import { bridge } from '../../app/bridge.ts';
import { navigate } from '../../app/router.ts';
import { changeSettings, useSettings } from '../../app/settings.ts';
import { showShortcuts } from '../../state/shell-state.ts';
import { Button } from '../../ui/Button.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { toastError } from '../../ui/toast-error.ts';
import { Row, Section, ViewFrame } from '../../ui/ViewFrame.tsx';
import { HandOverSetting } from '../missed-times/HandOverSetting.tsx';
import { MissedRuleSetting } from '../missed-times/MissedRuleSetting.tsx';
import { CalendarFileSetting } from '../planning/CalendarFileSetting.tsx';
import { ZoneSetting } from '../planning/ZoneSetting.tsx';
import { PolicyLine } from '../privacy/policy/PolicyLine.tsx';
import { LanguageChoice } from '../welcome/LanguageChoice.tsx';
import { DigestSetting } from './DigestSetting.tsx';
import { PreferencesNote } from './PreferencesNote.tsx';
import { PublishingSwitch } from './PublishingSwitch.tsx';
import { SettingWords } from './SettingWords.tsx';

/** How Kaizup looks and behaves on this computer. */
export function SettingsView() {
  const { t } = useLingui();
  const settings = useSettings();
  const change = (some: Partial<Settings>): void => void changeSettings(some).catch(toastError);
  return (
    <ViewFrame title={t`Settings`}>
      <Section title={t`Look`}>
        <Row>
          <SettingWords name={t`Language`} />
          <LanguageChoice />
        </Row>
        <Row>
          <SettingWords name={t`Theme`} />
          <SegmentedControl<Settings['theme']>
            label={t`Theme`}
            value={settings.theme}
            onChange={(theme) => change({ theme })}
            options={[
              { value: 'system', label: t`As the system` },
              { value: 'light', label: t`Light` },
              { value: 'dark', label: t`Dark` },
            ]}
          />
        </Row>
        <Row>
          <SettingWords name={t`Density`} note={t`How much the calendar and lists fit on the screen.`} />
          <SegmentedControl<Settings['density']>
            label={t`Density`}
            value={settings.density}
            onChange={(density) => change({ density })}
            options={[
              { value: 'comfortable', label: t`Comfortable` },
              { value: 'compact', label: t`Compact` },
            ]}
          />
        </Row>
        <Row>
          <SettingWords name={t`The week starts on`} />
          <SegmentedControl<Settings['weekStart']>
            label={t`The week starts on`}
            value={settings.weekStart}
            onChange={(weekStart) => change({ weekStart })}
            options={[
              { value: 'monday', label: t`Monday` },
              { value: 'sunday', label: t`Sunday` },
            ]}
          />
        </Row>
        <PreferencesNote />
      </Section>

      <Section title={t`Publishing`}>
        <PublishingSwitch />
        <MissedRuleSetting />
        <HandOverSetting />
        <ZoneSetting />
        <Row>
          <SettingWords
            name={t`Posting slots`}
            note={t`The times of the week at which posts of the queue go out, for each account.`}
          />
          <Button variant="secondary" onPress={() => navigate('/slots')}>
            <Trans>Set the slots</Trans>
          </Button>
        </Row>
        <CalendarFileSetting />
      </Section>

      <Section title={t`This computer`}>
        <Row>
          <Switch
            atEnd
            className="w-full"
            isSelected={settings.openAtLogin}
            onChange={(openAtLogin) => change({ openAtLogin })}
          >
            <SettingWords
              name={t`Start when I sign in to this computer`}
              note={t`Kaizup waits in the tray, so that posts go out without opening it first.`}
            />
          </Switch>
        </Row>
        <Row>
          <Switch
            atEnd
            className="w-full"
            isSelected={settings.notifications}
            onChange={(notifications) => change({ notifications })}
          >
            <SettingWords
              name={t`Notifications`}
              note={t`When a post is out, when one failed, and when one needs you.`}
            />
          </Switch>
        </Row>
        <DigestSetting notifications={settings.notifications} />
      </Section>

      <Section title={t`Help`}>
        <Row>
          <SettingWords
            name={t`Write to support`}
            note={t`With your own mail program. You see everything before it leaves.`}
          />
          <Button variant="secondary" onPress={() => navigate('/support')}>
            <Trans>Write</Trans>
          </Button>
        </Row>
      </Section>

      <Section title={t`About`}>
        <Row>
          <SettingWords name={t`Keyboard`} note={t`Everything works without a mouse.`} />
          <Button variant="secondary" onPress={() => showShortcuts(true)}>
            <Trans>Show the keys</Trans>
          </Button>
        </Row>
        <Row>
          <SettingWords
            name={t`Logs`}
            note={t`What Kaizup did, without your texts and keys. Useful when something does not work.`}
          />
          <Button variant="secondary" onPress={() => void bridge.showLogs()}>
            <Trans>Show the logs</Trans>
          </Button>
        </Row>
        <PolicyLine />
        <Row>
          <SettingWords name={t`Version`} />
          <span className="text-ink-2 tabular-nums">{bridge.version}</span>
        </Row>
      </Section>
    </ViewFrame>
  );
}
