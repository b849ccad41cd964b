// Two tablets wrote apart whatever cannot both be so. In a real browser every kind of it is one sentence with outcomes; one
// tap settles it, here and on every other device, and can be taken back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copy } from '#domain/catalogue/copy.ts';
import { title } from '#domain/catalogue/title.ts';
import { loan } from '#domain/circulation/loan.ts';
import { returnCopy } from '#domain/circulation/return-copy.ts';
import { attendance } from '#domain/events/attendance.ts';
import { readingEvent } from '#domain/events/reading-event.ts';
import { member } from '#domain/membership/member.ts';
import type { Change } from '#domain/record/change.ts';
import { cases } from '#i18n/case-card.ts';
import { answers } from '#i18n/case-outcomes.ts';
import { Tablet } from '../support/browser.ts';
import { HttpTablet } from '../support/http-tablet.ts';
import { ServerProcess } from '../support/server-process.ts';

const server = new ServerProcess();
let screen: Tablet;
let other: Tablet;
const at = '2026-10-06T07:06:00.000Z';
const morning = Date.parse('2026-10-06T00:30:00.000Z');
const book = (id: string, name: string) => title.put({ title: name, bookType: 'TN' }, id);
const inService = (id: string, accessionNumber: string) =>
  copy.put({ titleId: 'title-0001', siteId: 'site-0001', status: 'inService', accessionNumber }, id);
const child = (id: string, fullName: string, cardNumber?: string) =>
  member.put({ fullName, memberKind: 'pupil', status: 'active', ...(cardNumber ? { cardNumber } : {}) }, id);
const lend = (id: string, memberId: string, copyId: string) =>
  loan.put({ copyId, memberId, siteId: 'site-0001', lentAt: at, dueOn: '2026-10-16' }, id);
const broughtBack = () => {
  const decision = returnCopy({ copyLoans: [], now: at, brought: { copyId: 'copy-0002', siteId: 'site-0001' } });
  return decision.kind === 'change' ? decision.changes : [];
};
const fair = { title: 'Ngày hội', eventKind: 'bookFair', siteId: 'site-0001', startsAt: at, status: 'open' } as const;
const present = (memberId: string) =>
  attendance.put({ eventId: 'event-0001', memberId, checkedInAt: at, method: 'name' });

const library: readonly Change[] = [
  book('title-0001', 'Quê nội'),
  ...[1, 2, 3, 4].map((nth) => inService(`copy-000${nth}`, `TN.0000${nth}`)),
  child('member-01', 'Lò Thị Mai', '4A1.001'),
  child('member-02', 'Hoàng Gia Bảo', '4A1.002'),
  child('member-03', 'Sùng A Chính', '4A1.003'),
  readingEvent.put({ ...fair, capacity: 1 }, 'event-0001'),
];
/** What one tablet wrote, and what the other one did. */
const stories: readonly (readonly [sentence: RegExp, mine: readonly Change[], theirs: readonly Change[]])[] = [
  [
    /ghi mượn cho hai bạn/,
    [lend('loan-0001', 'member-01', 'copy-0001')],
    [lend('loan-0002', 'member-02', 'copy-0001')],
  ],
  [/ghi cho hai cuốn sách/, [inService('copy-0008', 'TN.00009')], [inService('copy-0009', 'TN.00009')]],
  [/trong sổ không có ai mượn/, broughtBack(), []],
  [/đã ghi là mất/, [copy.patch('copy-0003', { status: 'lost' })], [lend('loan-0003', 'member-02', 'copy-0003')]],
  [/đã ghi 2 người/, [present('member-01')], [present('member-02')]],
  [/Giàng A Páo.* được ghi hai lần/, [child('member-11', 'Giàng A Páo')], [child('member-12', 'Giàng A Páo')]],
  [/Góc sân.* được ghi hai lần/, [book('title-0011', 'Góc sân')], [book('title-0012', 'Góc sân')]],
  [/được bỏ ở một máy/, [copy.remove('copy-0004')], [copy.patch('copy-0004', { price: 45_000 })]],
  [
    /Thẻ .* ghi cho hai người/,
    [member.patch('member-01', { cardNumber: '4A1.009' })],
    [member.patch('member-02', { cardNumber: '4A1.009' })],
  ],
];

beforeAll(async () => {
  await server.start();
  screen = await new Tablet(server.address).open('/');
  other = await new Tablet(server.address).open('/');
  await screen.join(server.codes[0] ?? '');
  await other.join(await screen.invite());
  const one = await HttpTablet.join(server.address, await screen.invite());
  const two = await HttpTablet.join(server.address, await screen.invite());
  await hand(one, morning, library);
  await hand(
    one,
    morning,
    stories.flatMap(([, mine]) => mine),
  );
  await hand(
    two,
    morning + 60_000,
    stories.flatMap(([, , theirs]) => theirs),
  );
});
afterAll(async () => {
  await screen.close();
  await other.close();
  await server.stop();
});

async function hand(from: HttpTablet, wall: number, changes: readonly Change[]): Promise<void> {
  const answer = await from.push(
    server.address,
    changes.map((change) => from.tablet.op(change, { wall })),
  );
  expect(answer?.outcomes.map(([, outcome]) => outcome.replace('_case', ''))).toEqual(changes.map(() => 'applied'));
}
const card = (tablet: Tablet, sentence: RegExp) => tablet.page.locator('.case').filter({ hasText: sentence });

test('every kind of question is asked on both tablets, once', async () => {
  for (const tablet of [screen, other]) {
    await tablet.go('/waiting');
    for (const [sentence] of stories)
      await expect.poll(() => card(tablet, sentence).count(), { message: `${sentence}` }).toBe(1);
  }
});

test('what is put off stands folded at the end of the page, and opens again', async () => {
  const all = await screen.page.locator('.case').count();
  for (let nth = 1; nth <= 2; nth += 1) {
    await screen.page.locator('.case').first().getByText(cases.later.vi).click();
    await expect.poll(() => screen.page.locator('.case').count()).toBe(all - nth);
  }
  await screen.click(/2 việc để sau/);
  await expect.poll(() => screen.page.locator('.case').count()).toBe(all);
  expect(await screen.page.getByText('việc để sau').count()).toBe(0);
});

test.each(stories)(
  '%s is settled by a tap, on both tablets, and is asked again when that is taken back',
  async (said) => {
    const isGone = async () => (await card(screen, said).count()) === 0;
    const asksMore = () => card(screen, said).getByText(cases.backToOutcomes.vi).isVisible();
    const tap = async () => {
      await card(screen, said).locator('.outcome').first().click();
      await expect.poll(async () => (await isGone()) || (await asksMore()), { timeout: 20_000 }).toBe(true);
      if (await isGone()) return;
      await card(screen, said).locator('.outcome').first().click();
      await expect.poll(isGone, { timeout: 20_000 }).toBe(true);
    };
    await tap();
    await expect.poll(() => card(other, said).count(), { timeout: 20_000 }).toBe(0);
    await screen.click('Huỷ lượt vừa ghi');
    for (const tablet of [screen, other])
      await expect.poll(() => card(tablet, said).count(), { timeout: 20_000 }).toBe(1);
    await tap();
    await expect.poll(() => card(other, said).count(), { timeout: 20_000 }).toBe(0);
  },
);

test('when all is settled nobody is asked anything', async () => {
  for (const tablet of [screen, other]) await expect.poll(() => tablet.page.locator('.case').count()).toBe(0);
});

test('what was decided stands folded away, on the other tablet too, and a tap asks again', async () => {
  const [said] = stories[1] as (typeof stories)[number];
  const settled = other.page.locator('.lately .held');
  expect(await settled.count()).toBe(0);
  await other.click(cases.lately.vi);
  await expect.poll(() => settled.count(), { timeout: 20_000 }).toBe(stories.length);
  await settled.filter({ hasText: said }).getByText(cases.askAgain.vi).click();
  for (const tablet of [screen, other])
    await expect.poll(() => card(tablet, said).count(), { timeout: 20_000 }).toBe(1);
  await expect.poll(() => settled.count()).toBe(stories.length - 1);
  await other.click(cases.lately.vi);
  expect(await settled.count()).toBe(0);
});

test('a book lent to a child who was erased is asked about, and is given to whoever is found to have it', async () => {
  const office = await HttpTablet.join(server.address, await screen.invite('administrator'));
  const gone = child('member-21', 'Vàng A Dê', '4A1.021');
  const given = [inService('copy-0021', 'TN.00021'), gone, lend('loan-0021', 'member-21', 'copy-0021')];
  await hand(office, morning + 120_000, [...given, member.erase('member-21')]);
  const said = /người mượn đã được xoá hẳn/;
  await screen.go('/waiting');
  await expect.poll(() => card(screen, said).count(), { timeout: 20_000 }).toBe(1);
  await card(screen, said).getByText(answers.someoneHasIt.vi).click();
  await card(screen, said).getByRole('searchbox').fill('mai');
  await card(screen, said).getByText('Lò Thị Mai').click();
  for (const tablet of [screen, other])
    await expect.poll(() => card(tablet, said).count(), { timeout: 20_000 }).toBe(0);
});
