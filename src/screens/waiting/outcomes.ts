// What can be chosen about a case, what follows from each choice, and doing it, with the way back.
import { caseRecord } from '#domain/cases/case.ts';
import { settleAccessionClash, settleByItself, settleCardClash, settleDoubleLoan } from '#domain/cases/settle.ts';
import { nextAccessionNumber, readAccessionNumber } from '#domain/catalogue/accession.ts';
import { copy } from '#domain/catalogue/copy.ts';
import { loan } from '#domain/circulation/loan.ts';
import { nextCard } from '#domain/membership/add-member.ts';
import { member } from '#domain/membership/member.ts';
import type { Change } from '#domain/record/change.ts';
import type { Decision } from '#domain/record/decision.ts';
import { nowAt } from '#device/clock.ts';
import { commit } from '#device/commit.ts';
import type { CaseLine } from '#device/read/cases.ts';
import { lastAccessionNumber } from '#device/read/catalogue.ts';
import { allMembers } from '#device/read/membership.ts';
import { cases } from '#i18n/cases.ts';
import type { Speaker } from '#ui/speak.tsx';
import type { Title } from '#domain/catalogue/title.ts';

export interface Outcome {
  readonly key: string;
  readonly name: (speak: Speaker) => string;
  readonly follows: (speak: Speaker) => string;
}

/** One outcome only means that the world has settled it already. */
export function outcomesOf(line: CaseLine): Outcome[] {
  const { loans, copies, members } = line;
  const itself: Outcome = { key: 'itself', name: ({ t }) => t(cases.solvedItself), follows: () => '' };
  if (line.open.caseKind === 'doubleLoan') return loans.length < 2 ? [itself] : doubleLoanOutcomes(line);
  if (line.open.caseKind === 'accessionClash') {
    const [number] = copies.map((one) => one.copy.accessionNumber);
    if (copies.length < 2 || copies.some((one) => one.copy.accessionNumber !== number)) return [itself];
    return copies.map(({ copy: { id }, title }) => ({
      key: id,
      name: ({ t }) => t(cases.keepsIt, title?.title ?? ''),
      follows: ({ t }) => t(cases.otherGetsNumber),
    }));
  }
  const [card] = members.map((one) => one.cardNumber);
  if (members.length < 2 || members.some((one) => one.cardNumber !== card)) return [itself];
  return members.map(({ id, fullName }) => ({
    key: id,
    name: ({ t }) => t(cases.keepsIt, fullName),
    follows: ({ t }) => t(cases.otherGetsCard),
  }));
}

function doubleLoanOutcomes({ loans }: CaseLine): Outcome[] {
  const nameOf = (at: number) => loans[at]?.member?.fullName ?? '…';
  const holders = loans.map((line, at) => ({
    key: line.loan.id,
    name: ({ t }: Speaker) => t(cases.hasIt, nameOf(at)),
    follows: ({ t }: Speaker) => t(cases.otherReturned, nameOf(at === 0 ? 1 : 0)),
  }));
  const shelf: Outcome = { key: 'shelf', name: ({ t }) => t(cases.onShelf), follows: ({ t }) => t(cases.bothReturned) };
  return [...holders, shelf];
}

/** Settles the case and gives the way back. */
export async function settle(line: CaseLine, { key }: Outcome): Promise<() => Promise<void>> {
  const decision = await decide(line, key);
  if (decision.kind === 'change') await commit(decision.changes);
  const reopened = caseRecord.patch(line.open.id, { status: 'open', outcome: null, settledAt: null });
  const before: Change[] = [
    ...line.loans.map(({ loan: { id } }) => loan.patch(id, { returnedAt: null })),
    ...line.copies.map(({ copy: { id, accessionNumber } }) => copy.patch(id, { accessionNumber })),
    ...line.members.map(({ id, cardNumber }) => member.patch(id, { cardNumber: cardNumber ?? null })),
  ];
  return async () => void (await commit([...before, reopened]));
}

async function decide(line: CaseLine, key: string): Promise<Decision> {
  const asked = { open: line.open, now: nowAt() };
  if (key === 'itself') return settleByItself(asked);
  if (line.open.caseKind === 'doubleLoan') {
    const loans = line.loans.map((one) => one.loan);
    return settleDoubleLoan({ ...asked, loans, ...(key === 'shelf' ? {} : { holder: key }) });
  }
  if (line.open.caseKind === 'accessionClash') {
    const others = line.copies.map((one) => one.copy).filter(({ id }) => id !== key);
    const series = (readAccessionNumber(others[0]?.accessionNumber ?? '')?.series ?? 'TN') as Title['bookType'];
    let last = await lastAccessionNumber(series);
    const renumbered = others.map((other) => {
      last = nextAccessionNumber(series, last);
      return { copy: other, newNumber: last };
    });
    return settleAccessionClash({ ...asked, others: renumbered });
  }
  const others = line.members.filter(({ id }) => id !== key);
  const series = (others[0]?.cardNumber ?? 'BD').replace(/\.\d+$/, '');
  const given = (await allMembers()).flatMap(({ cardNumber }) =>
    cardNumber?.startsWith(`${series}.`) ? [cardNumber] : [],
  );
  const renumbered = others.map((other) => {
    const newCard = nextCard(series, given);
    given.push(newCard);
    return { member: other, newCard };
  });
  return settleCardClash({ ...asked, others: renumbered });
}
