import { Plural, Trans, useLingui } from '@lingui/react/macro';
import {
  CalendarClock,
  ChartNoAxesColumn,
  CircleCheck,
  Ellipsis,
  KeyRound,
  LogIn,
  ShieldCheck,
  Unplug,
} from 'lucide-react';
import { featureSupport } from '../../../shared/capabilities/index.ts';
import { accountKindNames } from '../../../shared/i18n/sign-in-messages.ts';
import type { Account } from '../../../shared/model/account.ts';
import { formatLocale } from '../../app/format-locale.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { PracticeTag } from '../../ui/PracticeTag.tsx';
import { Row } from '../../ui/ViewFrame.tsx';
import { daysUntil, endsSoon } from './sign-in-end.ts';

interface AccountRowProps {
  readonly account: Account;
  readonly now: number;
  readonly onSignIn: () => void;
  readonly onDisconnect: () => void;
  readonly onFigures: () => void;
  readonly onCheck: () => void;
}

/** An account: who it is, whether Kaizup can act for it, and what to do when not. */
export function AccountRow({ account, now, onSignIn, onDisconnect, onFigures, onCheck }: AccountRowProps) {
  const { t, i18n } = useLingui();
  const { name, handle, kind, status, signInEndsAt, scheduled, atRisk, missingScopes } = account;
  const soon = status === 'connected' && endsSoon(signInEndsAt, now);
  return (
    <Row>
      <div className="flex min-w-52 flex-1 items-center gap-3">
        <Avatar name={name} network={account.network} mode={account.mode} />
        <div className="min-w-0">
          <p className="flex items-center gap-2">
            <span className="truncate font-medium">{name}</span>
            {account.mode === 'practice' && <PracticeTag />}
          </p>
          <p className="truncate text-data text-ink-2">
            {i18n._(accountKindNames[kind])}
            {handle !== null && ` · @${handle}`}
          </p>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {scheduled > 0 && (
          <span className="inline-flex items-center gap-1.5 text-data text-ink-2 tabular-nums">
            <CalendarClock size={14} aria-hidden="true" />
            <Plural value={scheduled} one="# scheduled" other="# scheduled" />
          </span>
        )}
        {signInEndsAt !== null && status === 'connected' && (
          <SignInEnd at={signInEndsAt} now={now} soon={soon} />
        )}
        {soon && atRisk > 0 && (
          <span className="text-data text-warning-ink">
            <Plural
              value={atRisk}
              one="# post is planned after that"
              other="# posts are planned after that"
            />
          </span>
        )}
        {status === 'connected' && missingScopes.length > 0 ? (
          <Badge tone="warning" icon={<KeyRound size={13} aria-hidden="true" />}>
            <Plural value={missingScopes.length} one="# permission missing" other="# permissions missing" />
          </Badge>
        ) : status === 'connected' ? (
          <Badge tone="success" icon={<CircleCheck size={13} aria-hidden="true" />}>
            <Trans>Connected</Trans>
          </Badge>
        ) : (
          <Badge tone="danger" icon={<KeyRound size={13} aria-hidden="true" />}>
            <Trans>Signed out</Trans>
          </Badge>
        )}
      </div>
      <div className="flex items-center gap-1">
        {(status === 'signed-out' || soon || missingScopes.length > 0) && (
          <Button variant={status === 'signed-out' ? 'primary' : 'secondary'} onPress={onSignIn}>
            <Trans>Sign in again</Trans>
          </Button>
        )}
        <MenuButton
          label={t`More for ${name}`}
          icon={<Ellipsis size={17} aria-hidden="true" />}
          items={[
            {
              id: 'sign-in',
              label: t`Sign in again`,
              icon: <LogIn size={15} aria-hidden="true" />,
              onAction: onSignIn,
            },
            ...(status === 'connected'
              ? [
                  ...(featureSupport(account.network, kind, 'account-statistics') === true
                    ? [
                        {
                          id: 'figures',
                          label: t`Figures…`,
                          icon: <ChartNoAxesColumn size={15} aria-hidden="true" />,
                          onAction: onFigures,
                        },
                      ]
                    : []),
                  {
                    id: 'check',
                    label: t`Check the sign-in`,
                    icon: <ShieldCheck size={15} aria-hidden="true" />,
                    onAction: onCheck,
                  },
                ]
              : []),
            {
              id: 'disconnect',
              label: t`Disconnect…`,
              icon: <Unplug size={15} aria-hidden="true" />,
              tone: 'danger',
              onAction: onDisconnect,
            },
          ]}
        />
      </div>
    </Row>
  );
}

function SignInEnd({ at, now, soon }: { readonly at: number; readonly now: number; readonly soon: boolean }) {
  const { i18n } = useLingui();
  const days = daysUntil(at, now);
  const day = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(at);
  return (
    <span className={soon ? 'font-medium text-data text-warning-ink' : 'text-data text-ink-2'}>
      {soon ? (
        <Plural
          value={days}
          _0="Sign-in ends today"
          one="Sign-in ends in # day"
          other="Sign-in ends in # days"
        />
      ) : (
        <Trans>Signed in until {day}</Trans>
      )}
    </span>
  );
}
