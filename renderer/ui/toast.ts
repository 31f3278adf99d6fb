import { create } from 'zustand';
import type { Tone } from './Banner.tsx';

export interface Toast {
  readonly tone: Tone;
  readonly text: string;
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

export interface ShownToast extends Toast {
  readonly id: number;
}

/** Notes on screen, oldest first; at most three. */
export const useToasts = create<{ readonly toasts: readonly ShownToast[] }>(() => ({ toasts: [] }));

let lastId = 0;

/** Shows a short note at the foot of the window; it goes by itself unless it is a warning. */
export function showToast(toast: Toast): void {
  lastId += 1;
  const shown = { ...toast, id: lastId };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, shown].slice(-3) }));
}

/** Takes a note away. */
export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}
