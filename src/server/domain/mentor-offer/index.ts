export { changeOffer } from './change-offer.ts';
export { audiences, findOffers, type MentorOffer, offersOf } from './find-offers.ts';
export { offerToMentor } from './offer-to-mentor.ts';
