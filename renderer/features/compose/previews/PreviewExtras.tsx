import { Trans } from '@lingui/react/macro';
import { FileText, Link2, Quote } from 'lucide-react';
import type { ReactNode } from 'react';
import { filledOptions } from '../../../../shared/model/option-defaults.ts';
import { mediaUrl } from '../../../ui/media-url.ts';
import { useHoursWords } from '../options/hours-words.ts';
import type { PreviewPost } from './preview-post.ts';

/** What a post shows beside text and media: a link's card, a poll, a document, another post. */
export function PreviewExtras({
  post,
  className = '',
}: {
  readonly post: PreviewPost;
  readonly className?: string;
}) {
  const { options, media } = post;
  const document = media.find(({ asset }) => asset.kind === 'document');
  return (
    <>
      {options.link !== null && media.length === 0 && <LinkCard post={post} className={className} />}
      {options.poll !== null && <PollBox post={post} className={className} />}
      {document !== undefined && (
        <Framed className={className}>
          <span className="grid size-12 shrink-0 place-items-center rounded bg-(--preview-sunken)">
            <FileText size={24} aria-hidden="true" />
          </span>
          <span className="min-w-0 flex-1 leading-tight">
            <span className="block truncate font-semibold text-[14px]">
              {filledOptions(options).title ?? document.asset.fileName}
            </span>
            <span className="text-(--preview-quiet) text-[12px]">
              <Trans>{document.asset.pages ?? 1} pages</Trans>
            </span>
          </span>
        </Framed>
      )}
      {options.reshareOf !== null && (
        <Framed className={className}>
          <Quote size={18} aria-hidden="true" className="shrink-0 text-(--preview-quiet)" />
          <span className="min-w-0 flex-1 truncate text-(--preview-quiet) text-[13px]">
            {options.reshareOf.trim() === '' ? <Trans>The post that you share</Trans> : options.reshareOf}
          </span>
        </Framed>
      )}
    </>
  );
}

function Framed({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  return (
    <div className={`flex items-center gap-3 rounded-lg border border-(--preview-line) p-3 ${className}`}>
      {children}
    </div>
  );
}

interface PartProps {
  readonly post: PreviewPost;
  readonly className: string;
}

function LinkCard({ post, className }: PartProps) {
  const { link } = post.options;
  if (link === null) return null;
  return (
    <div className={`overflow-hidden rounded-lg border border-(--preview-line) ${className}`}>
      {link.thumbAssetId !== null && (
        <img
          src={mediaUrl(link.thumbAssetId, 'preview')}
          alt=""
          className="aspect-[1.91] w-full object-cover"
          draggable={false}
        />
      )}
      <div className="flex flex-col gap-0.5 bg-(--preview-sunken) px-3 py-2.5">
        <span className="flex items-center gap-1 truncate text-(--preview-quiet) text-[12px]">
          <Link2 size={12} aria-hidden="true" /> {hostOf(link.url)}
        </span>
        {link.title.trim() !== '' && <span className="font-semibold text-[14px]">{link.title}</span>}
        {link.description.trim() !== '' && (
          <span className="line-clamp-2 text-(--preview-quiet) text-[13px]">{link.description}</span>
        )}
      </div>
    </div>
  );
}

function PollBox({ post, className }: PartProps) {
  const hoursWords = useHoursWords();
  const { poll } = post.options;
  if (poll === null) return null;
  return (
    <div className={`flex flex-col gap-2 rounded-lg border border-(--preview-line) p-3 ${className}`}>
      {poll.question.trim() !== '' && <p className="font-semibold text-[14px]">{poll.question}</p>}
      {poll.options.map((text, index) => (
        <span
          key={`${index + 1}`}
          className="rounded-full border border-(--preview-link) px-4 py-1.5 text-center font-medium text-(--preview-link) text-[14px]"
        >
          {text.trim() === '' ? '…' : text}
        </span>
      ))}
      <p className="text-(--preview-quiet) text-[12px]">
        <Trans>Ends in {hoursWords(poll.durationHours)}</Trans>
      </p>
    </div>
  );
}

function hostOf(address: string): string {
  return /^https?:\/\/([^/?#]+)/iu.exec(address.trim())?.[1] ?? address;
}
