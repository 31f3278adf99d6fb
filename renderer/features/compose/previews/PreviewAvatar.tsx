import { initials } from './preview-post.ts';

interface PreviewAvatarProps {
  readonly name: string;
  /** Side in px. */
  readonly size: number;
  readonly shape?: 'round' | 'square';
}

/** Stands for the account's picture, which Kaizup does not keep. */
export function PreviewAvatar({ name, size, shape = 'round' }: PreviewAvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={`grid shrink-0 place-items-center bg-[#7a4b2a] font-semibold text-white select-none ${shape === 'round' ? 'rounded-full' : 'rounded-sm'}`}
      style={{ width: size, height: size, fontSize: size * 0.38 }}
    >
      {initials(name)}
    </span>
  );
}
