import { expect, test } from 'vitest';
import { arranged, type DemoAccount } from './accounts.ts';

const account = (username: string, region: string, roleName: string, regionName: string): DemoAccount => ({
  username,
  role: username.split(/[@#]/)[0] as string,
  region,
  roleName,
  regionName,
  name: '某某',
});

const accounts = [
  account('admin', '99', '平台管理员', '示例省'),
  account('township_window', '990101001', '受理岗', '青石镇'),
  account('township_window@990101002', '990101002', '受理岗', '河口镇'),
  account('applicant', '990101001001', '申请人', '青石村'),
  account('applicant#2', '990101001001', '申请人', '青石村'),
  account('village_chair', '990101001001', '村主任', '青石村'),
];

const names = (search: string) =>
  arranged(accounts, search).map(([group, found]) => [group, ...found.map((a) => a.username)]);

test('one of each role, by level', () => {
  expect(names('')).toEqual([
    ['people', 'applicant'],
    ['village', 'village_chair'],
    ['township', 'township_window'],
    ['above', 'admin'],
  ]);
});

test('a search finds the others by role and place', () => {
  expect(names('受理 河口')).toEqual([['township', 'township_window@990101002']]);
  expect(names('applicant#2')).toEqual([['people', 'applicant#2']]);
  expect(names('没有这样的')).toEqual([]);
});
