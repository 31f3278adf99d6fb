import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { assertNever } from '../../../../shared/assert-never.ts';
import type { Account } from '../../../../shared/model/account.ts';
import type { ContentType } from '../../../../shared/model/content-type.ts';
import type { PublishOptions } from '../../../../shared/model/publish-options.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { AudienceField } from './AudienceField.tsx';
import { CoverField } from './CoverField.tsx';
import { FirstCommentField } from './FirstCommentField.tsx';
import { HandOverNote } from './HandOverNote.tsx';
import { LanguageField } from './LanguageField.tsx';
import { LinkCardFields } from './LinkCardFields.tsx';
import { LocationFields } from './LocationFields.tsx';
import { MentionFields } from './MentionFields.tsx';
import { NameList } from './NameList.tsx';
import { isSet, type OptionKind, optionKinds, without } from './option-kinds.ts';
import { optionNames } from './option-words.ts';
import { PollFields } from './PollFields.tsx';
import { ReshareField } from './ReshareField.tsx';
import { TitleField } from './TitleField.tsx';
import { UserTagFields } from './UserTagFields.tsx';
import { WarningFields } from './WarningFields.tsx';

interface Picture {
  readonly assetId: string;
  readonly fileName: string;
}

export interface OptionFieldsProps {
  readonly account: Account;
  readonly options: PublishOptions;
  readonly type: ContentType;
  /** Pictures that may stand for it, as a cover or on a card. */
  readonly pictures: readonly Picture[];
  /** Pictures of the post, in their order. */
  readonly shown: readonly Picture[];
  readonly onChange: (change: Partial<PublishOptions>) => void;
}

/** What the owner has added for an account beyond text and media; nothing is shown of what they have not. */
export function OptionsPanel(props: OptionFieldsProps) {
  const chosen = optionKinds.filter((kind) => isSet(props.options, kind));
  if (chosen.length === 0) return null;
  return (
    <div className="flex flex-col gap-3">
      {chosen.map((kind) => (
        <OptionFrame key={kind} kind={kind} onRemove={() => props.onChange(without(kind))}>
          <Fields kind={kind} {...props} />
        </OptionFrame>
      ))}
    </div>
  );
}

interface OptionFrameProps {
  readonly kind: OptionKind;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

function OptionFrame({ kind, onRemove, children }: OptionFrameProps) {
  const { t, i18n } = useLingui();
  const name = i18n._(optionNames[kind]);
  return (
    <section aria-label={name} className="rounded-lg border border-line bg-surface-0 pt-1 pr-1 pb-3 pl-3">
      <header className="flex items-center">
        <h3 className="flex-1 font-medium text-data text-ink-1">{name}</h3>
        <IconButton label={t`Take off: ${name}`} onPress={onRemove}>
          <X size={15} aria-hidden="true" />
        </IconButton>
      </header>
      <div className="flex flex-col gap-3 pr-2">{children}</div>
    </section>
  );
}

function Fields({ kind, ...props }: OptionFieldsProps & { readonly kind: OptionKind }) {
  switch (kind) {
    case 'first-comment':
      return <FirstCommentField {...props} />;
    case 'link':
      return <LinkCardFields {...props} />;
    case 'poll':
      return <PollFields {...props} />;
    case 'reshare':
      return <ReshareField {...props} />;
    case 'title':
      return <TitleField {...props} />;
    case 'cover':
      return <CoverField {...props} />;
    case 'user-tags':
      return <UserTagFields {...props} />;
    case 'collaborators':
      return <NameList {...props} />;
    case 'location':
      return <LocationFields {...props} />;
    case 'mentions':
      return <MentionFields {...props} />;
    case 'audience':
      return <AudienceField {...props} />;
    case 'content-warning':
      return <WarningFields {...props} />;
    case 'language':
      return <LanguageField {...props} />;
    case 'hand-over':
      return <HandOverNote {...props} />;
    default:
      return assertNever(kind);
  }
}
