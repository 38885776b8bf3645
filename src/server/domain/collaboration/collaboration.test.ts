import { describe, expect, it } from 'vitest';
import {
	type Answer,
	canBegin,
	nextActionFor,
	type Side,
	type Standing,
	stageHolds,
	stageWaitsFor,
	take,
} from './collaboration.ts';

const person = (personId: string, side: Side, answer: Answer = 'in'): Standing => ({
	personId,
	side,
	answer,
});
const clara = person('clara', 'teacher');
const daniel = person('daniel', 'teacher');
const ada = person('ada', 'facilitator');
const ben = person('ben', 'facilitator');

describe('a collaboration can begin', () => {
	it('when every teacher asked has answered and both sides are there', () => {
		expect(canBegin([clara, ada])).toBe(true);
		expect(canBegin([clara, person('daniel', 'teacher', 'declined'), ada])).toBe(true);
		expect(canBegin([clara, ada, person('ben', 'facilitator', 'asked')])).toBe(true);
	});

	it('not while a teacher still has to answer, nor with one side missing', () => {
		expect(canBegin([clara, person('daniel', 'teacher', 'asked'), ada])).toBe(false);
		expect(canBegin([clara, person('ada', 'facilitator', 'asked')])).toBe(false);
		expect(canBegin([person('clara', 'teacher', 'not-now'), ada])).toBe(false);
	});
});

describe('a proposed stage holds', () => {
	it('when the teachers and one facilitator accept', () => {
		expect(stageHolds([clara, daniel, ada, ben], ['clara', 'daniel', 'ben'])).toBe(true);
		expect(stageHolds([clara, person('daniel', 'teacher', 'left'), ada], ['clara', 'ada'])).toBe(true);
	});

	it('not without a teacher, without any facilitator, or by somebody who has left', () => {
		expect(stageHolds([clara, daniel, ada], ['clara', 'ada'])).toBe(false);
		expect(stageHolds([clara, ada], ['clara'])).toBe(false);
		expect(stageHolds([clara, person('ada', 'facilitator', 'left')], ['clara', 'ada'])).toBe(false);
		expect(stageHolds([ada], ['ada'])).toBe(false);
	});

	it('waits for the teachers who have not accepted, and for the facilitators until one has', () => {
		expect(stageWaitsFor([clara, daniel, ada, ben], ['clara'])).toEqual(['daniel', 'ada', 'ben']);
		expect(stageWaitsFor([clara, daniel, ada, ben], ['ben'])).toEqual(['clara', 'daniel']);
	});
});

describe('turns', () => {
	const whole = { hasBegun: true, partners: [clara, ada] };

	it('pause what is active, resume what is paused or finished, finish anything', () => {
		expect(take('paused', { ...whole, state: 'active' })).toBe('paused');
		expect(take('resumed', { ...whole, state: 'paused' })).toBe('active');
		expect(take('resumed', { ...whole, state: 'finished' })).toBe('active');
		expect(take('finished', { ...whole, state: 'proposed' })).toBe('finished');
	});

	it('are refused where they do not follow', () => {
		expect(take('paused', { ...whole, state: 'proposed' })).toMatchObject({
			code: 'collaboration-not-active',
		});
		expect(take('paused', { ...whole, state: 'finished' })).toMatchObject({
			code: 'collaboration-not-active',
		});
		expect(take('resumed', { ...whole, state: 'proposed' })).toMatchObject({
			code: 'collaboration-not-begun',
		});
		expect(take('resumed', { ...whole, hasBegun: false, state: 'finished' })).toMatchObject({
			code: 'collaboration-not-begun',
		});
		expect(take('resumed', { hasBegun: true, partners: [clara], state: 'paused' })).toMatchObject({
			code: 'collaboration-one-sided',
		});
	});
});

it('the next action is the most pressing one', () => {
	const quiet = {
		state: 'active',
		canBegin: true,
		leftAlone: false,
		stageWaitsForMe: false,
		agreementWaitsForMe: false,
		handoverWaitsForMe: false,
	} as const;
	expect(nextActionFor('in', quiet)).toBe('none');
	expect(nextActionFor('asked', { ...quiet, stageWaitsForMe: true })).toBe('answer');
	expect(nextActionFor('in', { ...quiet, stageWaitsForMe: true, agreementWaitsForMe: true })).toBe(
		'accept-stage',
	);
	expect(nextActionFor('in', { ...quiet, handoverWaitsForMe: true, state: 'paused' })).toBe(
		'accept-handover',
	);
	expect(nextActionFor('in', { ...quiet, agreementWaitsForMe: true })).toBe('accept-agreement');
	expect(nextActionFor('in', { ...quiet, state: 'proposed', canBegin: false, leftAlone: true })).toBe(
		'ask-another',
	);
	expect(nextActionFor('in', { ...quiet, state: 'paused', leftAlone: true })).toBe('ask-another');
	expect(nextActionFor('in', { ...quiet, state: 'proposed' })).toBe('begin');
	expect(nextActionFor('in', { ...quiet, state: 'proposed', canBegin: false })).toBe('wait');
	expect(nextActionFor('in', { ...quiet, state: 'paused', agreementWaitsForMe: true })).toBe('none');
	expect(nextActionFor('asked', { ...quiet, state: 'finished' })).toBe('none');
});
