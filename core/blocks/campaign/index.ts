import { block } from '../block.ts';
import { campaign as openCampaign, settled as tellSettled, tell as tellAll } from './carry.ts';
import { check } from './check.ts';
import { lookUp } from './lookup.ts';
import { decided, fired, urged } from './member.ts';
import { words } from './messages.ts';
import { entered, extend, open, opened, settled, tell } from './on.ts';
import { campaign as spec } from './spec.ts';

export const campaign = block({
  spec,
  actions: { 'campaign.open': open, 'campaign.tell': tell },
  carries: { campaign: openCampaign, settled: tellSettled, 'campaign.tell': tellAll },
  lookUp,
  commands: {
    CampaignOpened: opened,
    CampaignSettled: settled,
    ExtendCampaign: extend,
    RemindMember: urged,
  },
  entered,
  decided,
  fired,
  waitsFor: ({ holds }) => holds === 1,
  shows: ({ member, standing, late }) =>
    member && standing
      ? [
          {
            label: words.shown.standing,
            text: words.standings[standing],
            at: member.due ?? null,
            state:
              standing === 'done' || standing === 'waived' || standing === 'zero'
                ? 'done'
                : late
                  ? 'late'
                  : 'open',
          },
        ]
      : [],
  standing: ({ standing }) => standing ?? null,
  check,
});
