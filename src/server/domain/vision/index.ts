export { addStatement } from './add-statement.ts';
export { editStatement, retireStatement } from './change-statement.ts';
export { findVision, findVisionOf } from './find-vision.ts';
export { orderStatements, raiseStatement } from './order-statements.ts';
export { most, type SchoolLookFor, type Statement, type Vision } from './vision.ts';
