import { z } from '@hono/zod-openapi';
import { audiences, changeOffer, findOffers, offerToMentor } from '#server/domain/mentor-offer/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, make, type Noun, read } from './operation.ts';
import { Day, Id, Made, text } from './words.ts';

const AudienceWord = z
	.enum(audiences)
	.openapi('Audience', { description: 'Who may know of it: nobody else, your teams, your school' });

const Offers = z
	.object({
		offers: z.array(
			z.object({
				id: Id,
				personId: Id,
				practice: z.string(),
				atOnce: z.int(),
				audience: AudienceWord,
				since: Day,
			}),
		),
	})
	.openapi('MentorOffers');

export const mentorOffers: Noun = {
	name: 'Mentor offers',
	about: 'What people are ready to help colleagues with.',
	operations: [
		read({
			does: 'GET /people/{id}/mentor-offers',
			summary: 'What somebody offers, as far as you may know',
			needs: ['people:read'],
			answer: Offers,
			perform: async ({ actor, path }) => ({ offers: await findOffers(actor, path.id) }),
		}),
		make({
			does: 'POST /schools/{id}/mentor-offers',
			summary: 'Offer to help colleagues of a school of yours',
			needs: ['collaborations:write'],
			body: z
				.strictObject({
					practice: text(200),
					atOnce: z.int().min(1).max(20).default(1),
					audience: AudienceWord,
				})
				.openapi('NewMentorOffer'),
			answer: Made,
			perform: async ({ actor, path, body, entry }) => {
				const id = await offerToMentor(actor, path.id, { ...body, entry });
				return isRefusal(id) ? id : { id };
			},
		}),
		change({
			does: 'PUT /mentor-offers/{id}/audience',
			summary: 'Set who may know of an offer of yours',
			needs: ['collaborations:write'],
			body: z.strictObject({ audience: AudienceWord }).openapi('AudienceSet'),
			perform: ({ actor, path, body }) => changeOffer(actor, path.id, body.audience),
		}),
		change({
			does: 'DELETE /mentor-offers/{id}',
			summary: 'Withdraw an offer of yours',
			needs: ['collaborations:write'],
			perform: ({ actor, path }) => changeOffer(actor, path.id, 'withdrawn'),
		}),
	],
};
