// What every page shows around its own content, handed down once by the app: where one can go, how things stand with the
// network.
import { createContext, type ComponentChildren } from 'preact';
import type { IconNode } from 'lucide';

export interface Place {
  readonly href: string;
  readonly name: string;
  readonly icon: IconNode;
  /** How many things there need a person. */
  readonly attention?: number;
  /** Stands in the short bar of narrow screens, too. */
  readonly inBar: boolean;
}
export interface ConnectionFacts {
  readonly look: 'alone' | 'sent' | 'sending' | 'waiting' | 'trouble';
  readonly text: string;
  readonly href: string;
}
/** What is on its way to this device: a sentence, and how much of it is here. */
export interface Arriving {
  readonly text: string;
  readonly progress?: string;
}
export interface FrameFacts {
  readonly places: readonly Place[];
  readonly connection: ConnectionFacts;
  /** What should be known about this device on every page, such as a wrong clock; with what may be done about it. */
  readonly notice?: ComponentChildren;
  readonly arriving?: Arriving;
}

export const Around = createContext<FrameFacts | undefined>(undefined);
