/**
 * Which roles of processes.md §0.3 the demo county fills, at which offices, and with how many persons: two where a
 * step or a rule asks for different persons, three investigators a town.
 */

/** One office of the plan. */
interface RolePlan {
  role: string;
  /** Lengths of the region codes at which it is held: 2 province, 4 city, 6 county, 9 township, 12 village. */
  levels: number[];
  persons: number;
}

const province = (role: string, persons = 1): RolePlan => ({ role, levels: [2], persons });
const city = (role: string, persons = 1): RolePlan => ({ role, levels: [4], persons });
const county = (role: string, persons = 1): RolePlan => ({ role, levels: [6], persons });
const township = (role: string, persons = 1): RolePlan => ({ role, levels: [9], persons });
const village = (role: string, persons = 1): RolePlan => ({ role, levels: [12], persons });

/** Consulted departments of a county; those in the second list have two persons. */
const COUNTY_DEPARTMENTS = [
  '纪委监委',
  '组织',
  '宣传',
  '政法委',
  '人大',
  '法院',
  '检察院',
  '公安',
  '农业农村',
  '财政',
  '民政',
  '司法',
  '信访',
  '应急',
  '医保',
  '教育',
  '住建',
  '人社',
  '统计',
  '自然资源',
  '卫健',
  '税务',
  '市场监管',
];
const DEPARTMENTS_OF_TWO = ['组织', '公安', '司法', '农业农村', '卫健', '民政'];

/**
 * Units of the city that Appendices C and E name. One line an office: where the seeds call it by two names it
 * answers to both.
 */
export const CITY_DEPARTMENTS: string[][] = [
  ['市纪委监委机关'],
  ['市委组织部'],
  ['市委宣传部'],
  ['市委统战部'],
  ['市委政法委'],
  ['市委编办'],
  ['市委网信办'],
  ['市委农办'],
  ['市人大常委会法工委'],
  ['市法院'],
  ['市检察院'],
  ['市发改委'],
  ['市教育局'],
  ['市科技局'],
  ['市工信局'],
  ['市民宗委'],
  ['市公安局'],
  ['市国家安全局'],
  ['市民政局'],
  ['市司法局'],
  ['市财政局'],
  ['市人社局', '市人力资源和社会保障局'],
  ['市自然资源局'],
  ['市生态环境局'],
  ['市住建局'],
  ['市交通运输局'],
  ['市水务局'],
  ['市农业农村局'],
  ['市乡村振兴局'],
  ['市扶贫办'],
  ['市林草局', '市林业和草原局'],
  ['市商务局'],
  ['市文旅局', '市文广旅局'],
  ['市卫健委', '市卫生健康委'],
  ['市应急局', '市应急管理局'],
  ['市审计局'],
  ['市市场监管局'],
  ['市信访局'],
  ['市政务管理局'],
  ['市金融办', '市政府金融办'],
  ['市供销社'],
  ['市文明办'],
  ['市总工会'],
  ['团市委'],
  ['市妇联'],
  ['市法学会'],
];

export const ROLE_PLAN: RolePlan[] = [
  province('province_civil', 2),
  province('province_gov'),

  city('city_civil_clerk', 2),
  city('city_civil_reviewer', 2),
  city('city_civil_approver', 2),
  city('city_justice_clerk', 2),
  city('city_justice_reviewer', 2),
  city('city_justice_approver', 2),

  county('county_civil_clerk', 2),
  county('county_civil_reviewer', 2),
  county('county_civil_approver', 2),
  county('county_justice_clerk', 2),
  county('county_justice_reviewer', 2),
  county('county_justice_approver', 2),
  county('county_rural_clerk', 2),
  county('county_rural_approver', 2),
  county('county_finance', 2),
  county('county_disabled_fed', 2),
  county('county_adjust_office', 2),
  county('county_gov_meeting'),
  county('county_npc'),
  county('county_cppcc'),
  county('county_party'),
  county('county_captain', 2),
  county('county_mediator', 2),
  county('hotline_operator', 2),
  county('clue_desk', 2),
  county('service_provider', 2),
  county('social_worker', 2),
  county('legal_aid_lawyer', 3),
  ...COUNTY_DEPARTMENTS.map((name) =>
    county(`county_dept:${name}`, DEPARTMENTS_OF_TWO.includes(name) ? 2 : 1),
  ),
  { role: 'expert', levels: [6, 4], persons: 7 },
  { role: 'third_party', levels: [6, 4], persons: 2 },
  { role: 'campaign_office', levels: [6, 4, 2], persons: 2 },
  { role: 'unit_clerk', levels: [6, 4, 9], persons: 1 },
  { role: 'unit_head', levels: [6, 4, 9], persons: 1 },
  { role: 'supervisor', levels: [6, 4, 2, 9], persons: 1 },

  township('township_window', 2),
  township('township_investigator', 3),
  township('township_reviewer', 2),
  township('township_approver', 2),
  township('township_finance', 2),
  township('township_justice', 2),
  township('township_mediator', 2),
  township('township_captain'),
  township('township_mental_health'),
  township('township_drug_control'),
  township('child_supervisor'),
  township('school', 2),
  township('rehab_worker', 2),

  village('village_committee', 2),
  village('village_director'),
  village('village_branch'),
  village('village_supervision', 2),
  village('village_reps', 3),
  village('village_mediator'),
  village('relief_assistant'),
  village('child_director'),
  village('redwhite_head'),
  village('first_secretary'),
  village('resident_team', 2),
  village('election_committee'),
  village('grid_worker', 2),
  village('care_contact', 2),
  village('legal_adviser'),
];

/** Roles that nobody holds by appointment. */
export const ROLES_WITHOUT_HOLDER = ['public', 'filer', 'system'];
