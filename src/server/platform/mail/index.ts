export { countMail } from './count.ts';
export { deliverWaitingMail, forgetTransporter, isMailConfigured } from './deliver.ts';
export { writeMail } from './write.ts';
