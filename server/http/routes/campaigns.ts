/** Campaigns 批次: looked at, ordered, urged, added to. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import { extendCampaign, orderCampaign, remindCampaign } from '../../commands/order-campaign.ts';
import type { Context } from '../../context.ts';
import { errors } from '../../errors.ts';
import { jobView } from '../../jobs/jobs.ts';
import { campaignRows, listCampaigns, openCampaign, viewCampaign } from '../../queries/campaigns.ts';
import { actorOf } from '../auth.ts';
import { messages } from '../messages.ts';
import { serve } from '../serve.ts';

const calls = contract.campaigns;

export function campaignRoutes(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.list, async (request) => ({
    items: await listCampaigns(context, actorOf(request)),
  }));
  serve(app, context, calls.order, async (request) => {
    const actor = actorOf(request);
    const id = await orderCampaign(context, request.body, actor);
    return viewCampaign(context, await openCampaign(context, id, actor), {});
  });
  serve(app, context, calls.read, async (request) => {
    const campaign = await openCampaign(context, request.params.id, actorOf(request));
    return viewCampaign(context, campaign, request.query);
  });
  serve(app, context, calls.rows, async (request) => {
    const campaign = await openCampaign(context, request.params.id, actorOf(request));
    return campaignRows(context, campaign, request.query);
  });
  serve(app, context, calls.extend, async (request) => {
    const actor = actorOf(request);
    const { of, holder, name } = await openCampaign(context, request.params.id, actor);
    if (!holder) throw errors.forbidden(messages.campaignAlone);
    await extendCampaign(context, { holder, name }, request.body.rows, actor);
    return viewCampaign(context, await openCampaign(context, of, actor), {});
  });
  serve(app, context, calls.remind, async (request) => {
    const actor = actorOf(request);
    const campaign = await openCampaign(context, request.params.id, actor);
    if (!campaign.runs) throw errors.forbidden(messages.campaignNotYours);
    return jobView(await remindCampaign(context, campaign.of, actor));
  });
}
