import { create } from 'zustand';
import type { PostCard } from '../../../shared/contract/posts.ts';
import type { DropTarget } from './drop-target.ts';

/** A post on its way to another time, held by the pointer or by the keyboard. */
export interface Carried {
  readonly post: PostCard;
  readonly by: 'pointer' | 'keyboard';
  /** Null while it is over nothing. */
  readonly target: DropTarget | null;
  /** Where the pointer is, in px of the window. */
  readonly x: number;
  readonly y: number;
}

interface CarryState {
  readonly carried: Carried | null;
  readonly set: (carried: Carried | null) => void;
}

/** What is being carried; its own store, so that a moving pointer renders only what shows it. */
export const useCarry = create<CarryState>((set) => ({ carried: null, set: (carried) => set({ carried }) }));
