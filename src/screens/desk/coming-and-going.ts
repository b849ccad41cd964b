// How the desk is come to and left: what an address asks for is done once, the desk is as it was left a moment ago, and a card
// that nobody touches is put away.
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { StoreApi } from 'zustand/vanilla';
import { theMember } from '#device/read/membership.ts';
import type { Signal } from '#ui/signal/celebrate.ts';
import type { Desk } from './desk.store.ts';
import { keepDesk, takeDesk, watchRest, type KeptDesk } from './rest.ts';

/** Tells whether whoever was at the desk a moment ago is back: until then it cannot be said that nobody is here. */
export function useComingAndGoing(store: StoreApi<Desk>, tell: (signal: Signal) => void): boolean {
  const { query, route } = useLocation();
  const [before] = useState(takeDesk);
  const [isBack, setBack] = useState(before === undefined);
  const { scanAnew, chooseMember, comeBack, rest } = store.getState();
  useEffect(() => {
    // Who is looked up elsewhere may be the one for whom a book waits.
    const kept = query.member && before ? { ...before, memberId: undefined } : before;
    const still = query.code ? undefined : kept;
    let isHere = still === undefined;
    const here = () => {
      isHere = true;
      setBack(true);
    };
    if (still) void comeBack(still).finally(here);
    else here();
    const resting = watchRest(window, rest);
    const unsubscribe = store.subscribe(resting.heard);
    return () => {
      unsubscribe();
      resting.stop();
      keepDesk(isHere ? leftAs(store.getState()) : before);
    };
  }, []);
  useEffect(() => {
    const { code, member: asked } = query;
    if (code) void scanAnew(code).then(tell);
    if (asked) void theMember(asked).then((member) => member && chooseMember(member));
    // Once: the way back to this address must not write it again.
    if (code || asked) route('/desk', true);
  }, [query.code, query.member]);
  return isBack;
}

function leftAs({ member, mode, inHand, said, undo }: Desk): KeptDesk | undefined {
  if (!member && !inHand && !undo) return undefined;
  return { memberId: member?.id, mode, inHand, said, undo };
}
