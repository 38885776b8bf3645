import account from './account.ts';
import agreement from './agreement.ts';
import api from './api.ts';
import backup from './backup.ts';
import booking from './booking.ts';
import calendar from './calendar.ts';
import collaboration from './collaboration.ts';
import demo from './demo.ts';
import design from './design.ts';
import feed from './feed.ts';
import general from './general.ts';
import goal from './goal.ts';
import guide from './guide.ts';
import handover from './handover.ts';
import hours from './hours.ts';
import keptLog from './kept-log.ts';
import learnt from './learnt.ts';
import library from './library.ts';
import mail from './mail.ts';
import meeting from './meeting.ts';
import notebook from './notebook.ts';
import numbers from './numbers.ts';
import outage from './outage.ts';
import outcome from './outcome.ts';
import outside from './outside.ts';
import people from './people.ts';
import plan from './plan.ts';
import pocket from './pocket.ts';
import profile from './profile.ts';
import promise from './promise.ts';
import refusal from './refusal.ts';
import request from './request.ts';
import requestSetUp from './request-set-up.ts';
import roster from './roster.ts';
import rotation from './rotation.ts';
import sequence from './sequence.ts';
import setUp from './set-up.ts';
import signIn from './sign-in.ts';
import space from './space.ts';
import stage from './stage.ts';
import standard from './standard.ts';
import summary from './summary.ts';
import thread from './thread.ts';
import today from './today.ts';
import tool from './tool.ts';
import unit from './unit.ts';
import vision from './vision.ts';
import visit from './visit.ts';
import week from './week.ts';

/** Every word a person sees, in English: ICU messages, one file an area, keys `area.name`. */
export const en = {
	...booking,
	...feed,
	...general,
	...refusal,
	...promise,
	...signIn,
	...sequence,
	...setUp,
	...outside,
	...people,
	...roster,
	...rotation,
	...collaboration,
	...agreement,
	...space,
	...stage,
	...keptLog,
	...summary,
	...outcome,
	...handover,
	...thread,
	...plan,
	...goal,
	...visit,
	...vision,
	...calendar,
	...week,
	...guide,
	...notebook,
	...standard,
	...today,
	...tool,
	...unit,
	...library,
	...hours,
	...meeting,
	...request,
	...requestSetUp,
	...learnt,
	...numbers,
	...profile,
	...pocket,
	...backup,
	...api,
	...account,
	...demo,
	...mail,
	...design,
	...outage,
};
