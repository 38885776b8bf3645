export { countMail } from './count.ts';
export { deliverWaitingMail, forgetTransporter, isMailConfigured, senderOf } from './deliver.ts';
export { newReplyToken, replyAddress, replyTokensIn } from './reply.ts';
export { writeMail } from './write.ts';
