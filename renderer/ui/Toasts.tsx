import { useLingui } from '@lingui/react/macro';
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Tone } from './Banner.tsx';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';
import { dismissToast, type ShownToast, useToasts } from './toast.ts';

const icons: Readonly<Record<Tone, { readonly Icon: typeof Info; readonly ink: string }>> = {
  info: { Icon: Info, ink: 'text-info-ink' },
  success: { Icon: CircleCheck, ink: 'text-success-ink' },
  warning: { Icon: TriangleAlert, ink: 'text-warning-ink' },
  danger: { Icon: CircleAlert, ink: 'text-danger-ink' },
};

/** How long a note stays that asks nothing (ms). */
const stay = 7000;

/** Where notes appear: announced, reachable by Tab, and never gone while the owner is on them. */
export function Toasts() {
  const { t } = useLingui();
  const toasts = useToasts((state) => state.toasts);
  return (
    <section
      aria-label={t`Notes`}
      aria-live="polite"
      data-live-announcer="true"
      data-react-aria-top-layer="true"
      className="pointer-events-none fixed inset-x-0 bottom-5 z-[60] flex flex-col items-center gap-2 px-6"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { readonly toast: ShownToast }) {
  const { t } = useLingui();
  const [held, setHeld] = useState(false);
  const { Icon, ink } = icons[toast.tone];
  const passing = toast.tone === 'info' || toast.tone === 'success';
  useEffect(() => {
    if (held || !passing) return;
    const timer = setTimeout(() => dismissToast(toast.id), stay);
    return () => clearTimeout(timer);
  }, [held, passing, toast.id]);
  return (
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="appear pointer-events-auto flex max-w-xl items-center gap-2.5 rounded-xl bg-surface-1 py-1.5 pr-1.5 pl-3.5 shadow-lg"
    >
      <Icon size={17} aria-hidden="true" className={cx('shrink-0', ink)} />
      <p className="py-1 pr-2 text-ink-1">{toast.text}</p>
      {toast.action !== undefined && (
        <Button
          variant="quiet"
          className="text-accent"
          onPress={() => {
            toast.action?.onPress();
            dismissToast(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label={t`Dismiss`} onPress={() => dismissToast(toast.id)}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
