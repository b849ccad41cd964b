// One side of a case: who, where, when.
import type { ComponentChildren } from 'preact';
import type { Member } from '#domain/membership/member.ts';
import { nowAt } from '#device/clock.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import type { LoanLine } from '#device/read/circulation.ts';
import { cases } from '#i18n/cases.ts';
import { membership } from '#i18n/membership.ts';
import { PersonName } from '#ui/list/person-name.tsx';
import type { Speaker } from '#ui/speak.tsx';

/** `, lớp 4A1` after a name, or nothing. */
export function classOf(line: CaseLine, member: Member | undefined, { t }: Speaker): string {
  const name = line.groupNames.get(String(member?.groupId));
  if (name === undefined) return '';
  const said = t(membership.className, name);
  return `, ${said.charAt(0).toLowerCase()}${said.slice(1)}`;
}

/** When the record was first written, as far as this device knows, or nothing. */
export function writtenAtOf(line: CaseLine, record: { readonly id: string } | undefined, speak: Speaker): string {
  const at = line.madeAt.get(String(record?.id));
  return at === undefined ? '' : speak.t(cases.writtenAt, speak.format.moment(at, nowAt()));
}

export function personSide(line: CaseLine, member: Member | undefined, speak: Speaker): ComponentChildren {
  return (
    <p>
      <PersonName fullName={member?.fullName ?? '…'} />
      {classOf(line, member, speak)}
    </p>
  );
}

/** Who borrowed the book, at which desk and when. */
export function loanSide(line: CaseLine, { loan, member }: LoanLine, speak: Speaker): ComponentChildren {
  const { t, format } = speak;
  const site = line.siteNames.get(loan.siteId) ?? '…';
  return (
    <>
      {personSide(line, member, speak)}
      <p class="second">{t(cases.lentAt, site, format.moment(loan.lentAt, nowAt()))}</p>
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
