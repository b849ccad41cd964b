// One side of a case: who, where, when.
import type { ComponentChildren } from 'preact';
import type { Member } from '#domain/membership/member.ts';
import { nowAt } from '#device/clock.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import type { LoanLine } from '#device/read/circulation.ts';
import { cases } from '#i18n/case-card.ts';
import { membership } from '#i18n/membership.ts';
import { PersonName } from '#ui/list/person-name.tsx';
import type { Speaker } from '#ui/speak.tsx';
import { writtenOn } from './written-on.ts';

/** `, lớp 4A1` after a name, or nothing. */
export function classOf(line: CaseLine, member: Member | undefined, { t }: Speaker): string {
  const name = line.groupNames.get(String(member?.groupId));
  if (name === undefined) return '';
  const said = t(membership.className, name);
  return `, ${said.charAt(0).toLowerCase()}${said.slice(1)}`;
}

export function personSide(line: CaseLine, member: Member | undefined, speak: Speaker): ComponentChildren {
  return (
    <p>
      <PersonName fullName={member?.fullName ?? '…'} />
      {classOf(line, member, speak)}
    </p>
  );
}

/** Who borrowed the book, on which device it was written, or at which place, and when. */
export function loanSide(line: CaseLine, { loan, member }: LoanLine, speak: Speaker): ComponentChildren {
  const { t, format } = speak;
  const at = format.moment(loan.lentAt, nowAt());
  const device = writtenOn(line, loan.id, speak);
  return (
    <>
      {personSide(line, member, speak)}
      <p class="second">
        {device === undefined
          ? t(cases.lentAt, line.siteNames.get(loan.siteId) ?? '…', at)
          : t(cases.writtenOn, device, at)}
      </p>
    </>
  );
}

/** What is so, in semibold, and a word about it. */
export function factSide(fact: ComponentChildren, about: ComponentChildren): ComponentChildren {
  return (
    <>
      <p>
        <b>{fact}</b>
      </p>
      <p class="second">{about}</p>
    </>
  );
}
