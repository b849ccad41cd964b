// Questions about members are asked again when what they read has changed, however the answer was come by.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { sameTitle } from '#domain/catalogue/same-title.ts';
import { member } from '#domain/membership/member.ts';
import { sameMember } from '#domain/membership/same-member.ts';
import { linkOf } from '#domain/record/same-as.ts';
import { commit } from '#device/commit.ts';
import { copiesOf, theTitle, titlesMergedWith } from '#device/read/catalogue.ts';
import { live } from '#device/read/live.ts';
import { findByCode } from '#device/read/codes.ts';
import { allMembers, cardHolders, membersOf, mergedWith, searchMembers, theMember } from '#device/read/membership.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const child = { memberKind: 'pupil', groupId: 'group-0001', status: 'active' } as const;
beforeEach(async () => {
  await freshLibrary();
  await commit([
    member.put({ fullName: 'Lò Thị Mai', ...child }, 'member-01'),
    member.put({ fullName: 'Lò Thị Mơ', ...child }, 'member-02'),
    title.put({ title: 'Quê nội', bookType: 'TN' }, 'title-0001'),
    title.put({ title: 'Quê nội, tái bản', bookType: 'TN' }, 'title-0002'),
  ]);
});

/** Answers one after another, each as text. */
async function answersOf(
  question: () => Promise<unknown>,
  acts: readonly (() => Promise<unknown>)[],
): Promise<string[]> {
  const answers: string[] = [];
  let heard = () => {};
  const next = () => new Promise<void>((resolve) => (heard = resolve));
  let waiting = next();
  const watching = live(async () => ({ answer: await question() })).subscribe({
    next: ({ answer }) => {
      answers.push(JSON.stringify(answer instanceof Map ? [...answer] : answer));
      heard();
    },
    error: (reason: unknown) => {
      throw reason;
    },
  });
  await waiting;
  for (const act of acts) {
    waiting = next();
    await act();
    await waiting;
  }
  watching.unsubscribe();
  return answers;
}

const rename = () => commit([member.patch('member-01', { fullName: 'Lò Thị Mây' })]);
const merge = () => commit([sameMember.put(linkOf('member-01', 'member-02'))]);
test.each([
  ['one member', () => theMember('member-01')],
  ['a class', () => membersOf(['group-0001'])],
  ['everybody', () => allMembers()],
  ['a search', () => searchMembers('lo', 5)],
])('%s: a corrected name is shown at once', async (_what, question) => {
  const answers = await answersOf(question, [rename]);
  expect(answers.at(-1)).toContain('Lò Thị Mây');
});
test.each([
  ['a class', () => membersOf(['group-0001'])],
  ['everybody', () => allMembers()],
  ['what was merged', () => mergedWith('member-01')],
])('%s: a merge is shown at once', async (_what, question) => {
  const answers = await answersOf(question, [merge]);
  expect(answers.at(-1)).not.toBe(answers[0]);
});
test('a corrected title and a merged one are shown at once', async () => {
  const correct = () => commit([title.patch('title-0001', { title: 'Quê ngoại' })]);
  expect((await answersOf(() => theTitle('title-0001'), [correct])).at(-1)).toContain('Quê ngoại');
  const link = () => commit([sameTitle.put(linkOf('title-0001', 'title-0002'))]);
  expect((await answersOf(() => titlesMergedWith('title-0001'), [link])).at(-1)).toContain('tái bản');
  expect(await answersOf(() => copiesOf(['title-0001']), [])).toEqual(['[["title-0001",[]]]']);
});

test('somebody merged by a tablet that had not heard of the erasing is found under the record that stands', async () => {
  await merge();
  await commit([member.patch('member-02', { cardNumber: '4A1.002' }), member.erase('member-01')]);
  const standing = { id: 'member-02', fullName: 'Lò Thị Mơ' };
  expect(await theMember('member-01')).toMatchObject(standing);
  expect(await allMembers()).toMatchObject([standing]);
  expect(await membersOf(['group-0001'])).toMatchObject([standing]);
  expect(await searchMembers('lo', 5)).toMatchObject([standing]);
  expect(await cardHolders()).toMatchObject([{ cardNumber: '4A1.002', member: standing }]);
  expect(await findByCode('4A1.002')).toMatchObject({ kind: 'member', member: standing });
  expect(await mergedWith('member-02')).toEqual([]);
  expect((await answersOf(() => allMembers(), [() => commit([member.erase('member-02')])])).at(-1)).toBe('[]');
  expect([await searchMembers('lo', 5), await cardHolders()]).toEqual([[], []]);
});
test('a card that two people have finds both, so that a person can say who is meant', async () => {
  await commit(
    ['member-71', 'member-72'].map((id) =>
      member.put({ fullName: `Sùng A ${id}`, cardNumber: '4A2.007', memberKind: 'pupil', status: 'active' }, id),
    ),
  );
  expect((await searchMembers('4A2.007', 5)).map(({ id }) => id).sort()).toEqual(['member-71', 'member-72']);
});
