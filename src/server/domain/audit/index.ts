export { type ActName, actNames } from './act.ts';
export { type ActLine, actsOnAPage, findActs, type Names } from './find-acts.ts';
export { operate } from './operate.ts';
export { type Act, holdActs, recordAct } from './record-act.ts';
export { type ChainState, verifyChain } from './verify-chain.ts';
