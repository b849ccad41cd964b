// How far a clock is off, in a figure that can be said over the telephone.
import { expect, test } from 'vitest';
import { plain, speaker } from '#i18n/phrase.ts';
import { thisDevice } from '#i18n/this-device.ts';

const said = (minutes: number) => [
  plain(speaker('vi').t(thisDevice.slow, minutes)),
  plain(speaker('en').t(thisDevice.fast, minutes)),
];

test('a clock is off by minutes below two hours, by hours below two days, else by days', () => {
  expect(said(2)).toEqual(['Chậm 2 phút so với máy chủ', '2 minutes fast']);
  expect(said(119)).toEqual(['Chậm 119 phút so với máy chủ', '119 minutes fast']);
  expect(said(120)).toEqual(['Chậm 2 giờ so với máy chủ', '2 hours fast']);
  expect(said(2_879)).toEqual(['Chậm 47 giờ so với máy chủ', '47 hours fast']);
  expect(said(2_880)).toEqual(['Chậm 2 ngày so với máy chủ', '2 days fast']);
  expect(said(6_258_421)).toEqual(['Chậm 4.346 ngày so với máy chủ', '4,346 days fast']);
});
