export { deliverWaitingMail, isMailConfigured } from './deliver.ts';
export { writeMail } from './write.ts';
